package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<UUID, TenantSeries> tenants = new ConcurrentHashMap<>();
    private final AtomicLong nextId = new AtomicLong(1);

    SeriesBook(MetricsProperties properties) {
        this.properties = properties;
    }

    /** The series with this name and these labels, made when there is none; null when there are too many. */
    public @Nullable LiveSeries resolve(UUID tenant, Series said) {
        TenantSeries owner = of(tenant);
        LiveSeries known = owner.find(said.metric(), said.labels());
        if (known == null) {
            return refusal(tenant, said.metric()).isEmpty() ? owner.create(nextId.getAndIncrement(), said) : null;
        }
        if (known.series().entity() == null && said.entity() != null) {
            known.describe(said); // read at the start: only names and labels were kept
        }
        return known;
    }

    /** A batch with its series looked up; what has no place is told and left out. */
    public Write write(Batch batch, Intake.Refused refused) {
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
        return new Write(batch.tenant(), points, batch.sightings());
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
        of(tenant).describe(metadata);
    }

    /** Why this metric gets no new series, and what to change; empty when it does. */
    public String refusal(UUID tenant, String metric) {
        TenantSeries owner = of(tenant);
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
        return tenants.computeIfAbsent(tenant, TenantSeries::new);
    }

    List<TenantSeries> all() {
        return List.copyOf(tenants.values());
    }

    /** A series that the database knows. */
    LiveSeries load(UUID tenant, long id, String metric, Labels labels, String kind, String unit) {
        TenantSeries owner = of(tenant);
        LiveSeries series = owner.create(id, new Series(metric, labels, kind, unit, Labels.NONE, null));
        nextId.accumulateAndGet(id + 1, Math::max);
        return series;
    }

    void startAt(long id) {
        nextId.accumulateAndGet(id, Math::max);
    }

    long nextId() {
        return nextId.get();
    }

    void forget(UUID tenant, Set<LiveSeries> old) {
        of(tenant).forget(old);
    }
}
