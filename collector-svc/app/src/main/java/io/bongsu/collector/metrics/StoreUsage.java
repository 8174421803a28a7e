package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What samples and series cost, and who asks for them. Counted as they are committed: an addition for each run of samples of
 * one metric. Samples that are sent again count again, they cost again. Of this collector since its start.
 */
@Component
public class StoreUsage implements CommitObserver {
    private static final int MINUTE = 60_000;

    private final SeriesBook book;
    private final Clock clock;
    private final Map<UUID, Map<Source, SenderTally>> senders = new ConcurrentHashMap<>();
    private final Turns samples;
    private final Turns fresh;

    StoreUsage(SeriesBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
        this.samples = new Turns(clock.instant());
        this.fresh = new Turns(clock.instant());
    }

    /** When the tallies turned last and before: their {@link Tally#recent} is since the latter. */
    private static final class Turns {
        private Instant newer;
        private Instant older;

        Turns(Instant start) {
            this.newer = start;
            this.older = start;
        }

        void turn(Instant now) {
            older = newer;
            newer = now;
        }
    }

    @Override
    public void committed(UUID tenant, Points points) {
        int from = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size()
                    || points.series(i).metric() != points.series(from).metric()) {
                points.series(from).metric().tally().samples().addAlone(i - from); // commits follow each other
                from = i;
            }
        }
    }

    void sent(Write write) {
        Source source = write.source();
        if (source == null) {
            return;
        }
        SenderTally sender = senders.computeIfAbsent(write.tenant(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(source, SenderTally::new);
        Points points = write.points();
        sender.samples().add(points.size());
        for (int i = 0; i < points.size(); i++) {
            points.series(i).sentBy(sender);
        }
    }

    /** A query selected them. */
    void asked(Collection<LiveSeries> all) {
        int now = minute(clock.instant());
        all.forEach(one -> one.metric().tally().asked(now));
    }

    /** A watch saw it. */
    public void asked(LiveSeries one) {
        one.metric().tally().asked(minute(clock.instant()));
    }

    /** Call it every five minutes: rates are over the last five to ten. */
    public synchronized void turnSamples() {
        samples.turn(clock.instant());
        eachMetric(tally -> tally.samples().turn());
        senders.values().forEach(all -> {
            all.values().forEach(sender -> sender.samples().turn());
            all.values().removeIf(SenderTally::isSilent);
        });
    }

    /** Call it every hour. */
    public synchronized void turnFresh() {
        fresh.turn(clock.instant());
        eachMetric(tally -> tally.born().turn());
    }

    private void eachMetric(Consumer<MetricTally> what) {
        book.all().forEach(tenant -> tenant.metricNames().forEach(metric -> what.accept(metric.tally())));
    }

    public synchronized TenantUsage of(UUID tenant) {
        TenantSeries series = book.of(tenant);
        return new TenantUsage(
                clock.instant(),
                samples.older,
                fresh.older,
                series.metricNames().stream().map(this::usage).toList(),
                series.labelUsage(),
                senders.getOrDefault(tenant, Map.of()).values().stream()
                        .map(one -> new SenderUsage(
                                one.source(), one.series(), one.samples().recent()))
                        .toList());
    }

    private MetricUsage usage(MetricName metric) {
        MetricTally tally = metric.tally();
        tally.known(minute(clock.instant()));
        return new MetricUsage(
                metric.name(),
                metric.metadata().kind(),
                metric.metadata().unit(),
                metric.series(),
                tally.samples().recent(),
                tally.born().recent(),
                instant(tally.knownSince()),
                tally.askedAt() == 0 ? null : instant(tally.askedAt()));
    }

    /** The labels of one metric, with how many values they have there. Looks at each of its series. */
    public List<LabelUsage> labelsOf(UUID tenant, String metric) {
        Map<String, Map<String, long[]>> found = new HashMap<>();
        for (LiveSeries one : book.of(tenant).ofMetric(metric)) {
            Labels labels = one.stored().labels();
            labels.each((name, value) ->
                    found.computeIfAbsent(name, _ -> new HashMap<>()).computeIfAbsent(value, _ -> new long[1])[0]++);
        }
        List<LabelUsage> all = new ArrayList<>();
        found.forEach((name, values) -> all.add(new LabelUsage(
                name,
                values.size(),
                values.values().stream().mapToLong(count -> count[0]).sum(),
                values.keySet().stream().mapToLong(String::length).sum())));
        return all;
    }

    /** Prometheus' account, with the first so many of each list. */
    public TsdbStatus status(UUID tenant, int most) {
        OpenSpan span = new OpenSpan();
        book.of(tenant).visible().forEach(one -> one.tell(span));
        return TsdbStatus.of(of(tenant), span, topValues(tenant, "", most), most);
    }

    /** Values of a label that most series have; of all labels when its name is empty. */
    public List<ValueUsage> topValues(UUID tenant, String label, int most) {
        return book.of(tenant).topValues(label, most);
    }

    static int minute(Instant when) {
        return (int) (when.toEpochMilli() / MINUTE);
    }

    static Instant instant(int minute) {
        return Instant.ofEpochMilli((long) minute * MINUTE);
    }
}
