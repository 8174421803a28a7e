package io.bongsu.collector.metrics;

import static io.bongsu.collector.metrics.StoreUsage.instant;
import static io.bongsu.collector.metrics.StoreUsage.minute;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** When metrics were last asked for, between memory and whoever keeps it over a restart. */
@Component
public class MetricUses {
    /** The database could not look for longer names; those are remembered until the next start only. */
    private static final int LONGEST = 500;

    private final SeriesBook book;
    private final Intake intake;
    private final Clock clock;

    MetricUses(SeriesBook book, Intake intake, Clock clock) {
        this.book = book;
        this.intake = intake;
        this.clock = clock;
    }

    /** Completes when metrics are known. */
    public Mono<Void> ready() {
        return intake.ready();
    }

    /**
     * When a metric was asked for, as the database keeps it.
     *
     * @param askedAt null: never since {@code knownSince}
     */
    public record Use(
            String metric, Instant knownSince, @Nullable Instant askedAt) {}

    public Set<UUID> tenants() {
        Set<UUID> all = new HashSet<>();
        book.all().forEach(one -> all.add(one.tenant()));
        return all;
    }

    /** What the database kept of the time before this start. */
    public void remember(UUID tenant, Collection<Use> before) {
        Map<String, MetricTally> tallies = tallies(tenant);
        for (Use use : before) {
            MetricTally tally = tallies.get(use.metric());
            if (tally != null) {
                int asked = use.askedAt() == null ? 0 : minute(use.askedAt());
                tally.known(minute(use.knownSince()));
                tally.asked(asked);
                tally.kept(asked);
            }
        }
    }

    /** What the database does not know yet, at most so many. */
    public List<Use> toKeep(UUID tenant, int most) {
        int now = minute(clock.instant());
        List<Use> all = new ArrayList<>();
        for (MetricName metric : book.of(tenant).metricNames()) {
            MetricTally tally = metric.tally();
            tally.known(now);
            if (tally.isToKeep() && metric.name().length() <= LONGEST && all.size() < most) {
                all.add(new Use(
                        metric.name(),
                        instant(tally.knownSince()),
                        tally.askedAt() == 0 ? null : instant(tally.askedAt())));
            }
        }
        return all;
    }

    /** The database knows it. */
    public void kept(UUID tenant, Collection<Use> all) {
        Map<String, MetricTally> tallies = tallies(tenant);
        for (Use use : all) {
            MetricTally tally = tallies.get(use.metric());
            if (tally != null) {
                tally.kept(use.askedAt() == null ? 0 : minute(use.askedAt()));
            }
        }
    }

    private Map<String, MetricTally> tallies(UUID tenant) {
        Map<String, MetricTally> all = new HashMap<>();
        book.of(tenant).metricNames().forEach(metric -> all.put(metric.name(), metric.tally()));
        return all;
    }
}
