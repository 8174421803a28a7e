package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which series is it? All series of all tenants, in memory; a new one gets its number here, and is visible after the commit
 * that defines it. Says no when a tenant or a metric has too many: the others must not suffer.
 */
@Component
public class SeriesBook {
    private final MetricsProperties properties;
    /** What the store knows as long as this collector owns it; nothing of it is valid afterwards. */
    private volatile Edition current = Edition.over();

    private volatile Edition coming = Edition.over();

    SeriesBook(MetricsProperties properties) {
        this.properties = properties;
    }

    private record Edition(Map<UUID, TenantSeries> tenants, AtomicLong nextId, AtomicBoolean open) {
        static Edition begun() {
            return new Edition(new ConcurrentHashMap<>(), new AtomicLong(1), new AtomicBoolean(true));
        }

        /** Whatever is looked up in it is not live: whoever kept it looks it up again. */
        static Edition over() {
            Edition over = begun();
            over.open().set(false);
            return over;
        }

        TenantSeries of(UUID tenant) {
            return tenants.computeIfAbsent(tenant, id -> new TenantSeries(id, open));
        }
    }

    /** Series are loaded into a book that nobody reads yet. */
    void begin() {
        coming = Edition.begun();
    }

    /** What was loaded is served from now on. */
    void open() {
        current = coming;
    }

    /** No series of it is live any more. */
    void close() {
        current.open().set(false);
        coming.open().set(false);
        current = Edition.over();
    }

    /** The series with this name and these labels, made when there is none; null when there are too many. */
    public @Nullable LiveSeries resolve(UUID tenant, Series said) {
        Edition edition = current; // not of two, should the owner change meanwhile
        TenantSeries owner = edition.of(tenant);
        LiveSeries known = owner.find(said.metric(), said.labels());
        if (known == null) {
            return refusal(owner, said.metric()).isEmpty()
                    ? owner.begin(edition.nextId().getAndIncrement(), said)
                    : null;
        }
        if (known.series().entity() == null && said.entity() != null) {
            known.describe(said); // read at the start: only names and labels were kept
        }
        return known;
    }

    /** A batch with its series looked up; what has no place is told and left out. */
    public Write write(Batch batch, Intake.Refused refused) {
        batch.descriptions().forEach(one -> describe(batch.tenant(), one));
        Points points = new Points(batch.samples().size());
        for (Sample sample : batch.samples()) {
            LiveSeries series = resolve(batch.tenant(), sample.series());
            if (series != null) {
                points.add(series, sample.at(), sample.value());
            } else {
                String metric = sample.series().metric();
                refused.refused(batch.tenant(), metric, refusal(batch.tenant(), metric));
            }
        }
        batch.together().forEach(whole -> write(batch.tenant(), whole, points, refused));
        return new Write(batch.tenant(), points, batch.sightings(), batch.source());
    }

    /** Half of it would be a lie. */
    private void write(UUID tenant, List<Sample> whole, Points points, Intake.Refused refused) {
        LiveSeries[] series = new LiveSeries[whole.size()];
        for (int i = 0; i < series.length; i++) {
            Series said = whole.get(i).series();
            LiveSeries found = resolve(tenant, said);
            if (found == null) {
                refused.refused(tenant, said.metric(), refusal(tenant, said.metric()));
                return;
            }
            series[i] = found;
        }
        for (int i = 0; i < series.length; i++) {
            points.add(series[i], whole.get(i).at(), whole.get(i).value());
        }
    }

    /** The series of this name and these labels as far as it is known; none is made. */
    public @Nullable LiveSeries known(UUID tenant, Series said) {
        return current.of(tenant).find(said.metric(), said.labels());
    }

    /** An empty book that is served from now on and never ends: only where another store keeps the samples. */
    public void openEmpty() {
        begin();
        open();
    }

    /** Forgets series that had no sample on this day or later; only where another store keeps the samples. */
    public void forgetUnseenSince(int day) {
        for (TenantSeries tenant : all()) {
            tenant.forget(tenant.unseenSince(day));
            tenant.forgetUnusedNames();
        }
    }

    /** What a sender says of a metric beside its samples. */
    public void describe(UUID tenant, Metadata metadata) {
        of(tenant).descriptions().say(metadata);
    }

    /** Why this metric gets no new series, and what to change; empty when it does. */
    public String refusal(UUID tenant, String metric) {
        return refusal(of(tenant), metric);
    }

    private String refusal(TenantSeries owner, String metric) {
        if (owner.series(metric) >= properties.seriesPerMetric()) {
            return "the metric has " + properties.seriesPerMetric()
                    + " series, the most a metric may have; drop the label whose values never end";
        }
        if (owner.series() >= properties.seriesPerTenant()) {
            return "the tenant has " + properties.seriesPerTenant() + " series, the most it may have";
        }
        return "";
    }

    TenantSeries of(UUID tenant) {
        return current.of(tenant);
    }

    List<TenantSeries> all() {
        return List.copyOf(current.tenants().values());
    }

    /** A series that the database knows; visible after {@link #open}. */
    LiveSeries load(UUID tenant, long id, String metric, Labels labels, String kind, String unit) {
        TenantSeries owner = coming.of(tenant);
        LiveSeries series = owner.create(id, new Series(metric, labels, kind, unit, Labels.NONE, null));
        startAt(id + 1);
        return series;
    }

    /** What the database knows of a metric; known after {@link #open}. */
    void load(UUID tenant, Metadata metadata) {
        coming.of(tenant).descriptions().load(metadata);
    }

    void startAt(long id) {
        coming.nextId().accumulateAndGet(id, Math::max);
    }

    long nextId() {
        return current.nextId().get();
    }

    void forget(UUID tenant, Set<LiveSeries> old) {
        of(tenant).forget(old);
    }
}
