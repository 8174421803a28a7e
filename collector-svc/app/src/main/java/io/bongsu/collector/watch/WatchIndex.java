package io.bongsu.collector.watch;

import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.promql.Promql;
import io.bongsu.collector.resource.PromNames;
import io.bongsu.platform.problem.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to see a sample of this series? Its watches never change; a change makes a new one. */
final class WatchIndex {
    private static final Logger LOG = LoggerFactory.getLogger(WatchIndex.class);
    private static final String ANY = "";
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    static final WatchIndex EMPTY = new WatchIndex(List.of());

    private final Map<UUID, Watch> watches = new HashMap<>();
    private final Map<UUID, Map<String, List<Seen>>> byTenantAndMetric = new HashMap<>();
    private final List<Watch> expressions = new ArrayList<>();

    /** Distinguishes indexes: each series remembers the one that found nobody for it, so that no label is looked at again. */
    private final int number = NUMBERS.incrementAndGet();

    private record Seen(UUID watch, Selector selector) {}

    WatchIndex(Collection<Watch> all) {
        all.forEach(this::add);
    }

    WatchIndex with(Watch watch) {
        Map<UUID, Watch> all = new HashMap<>(watches);
        all.put(watch.id(), watch);
        return new WatchIndex(all.values());
    }

    WatchIndex without(UUID id) {
        Map<UUID, Watch> all = new HashMap<>(watches);
        all.remove(id);
        return new WatchIndex(all.values());
    }

    /** Are these the same watches? Then what is known of series stays known. */
    boolean isOf(Collection<Watch> all) {
        return all.size() == watches.size() && Set.copyOf(all).equals(Set.copyOf(watches.values()));
    }

    int number() {
        return number;
    }

    boolean isEmpty(UUID tenant) {
        return !byTenantAndMetric.containsKey(tenant);
    }

    List<UUID> watching(UUID tenant, Series series) {
        Map<String, List<Seen>> byMetric = byTenantAndMetric.getOrDefault(tenant, Map.of());
        List<UUID> found = new ArrayList<>();
        collect(byMetric.getOrDefault(PromNames.alias(series.metric()), List.of()), series, found);
        collect(byMetric.getOrDefault(ANY, List.of()), series, found);
        return found;
    }

    /** Watches that are more than a selector. */
    List<Watch> expressions() {
        return expressions;
    }

    private static void collect(List<Seen> candidates, Series series, List<UUID> found) {
        for (Seen candidate : candidates) {
            if (candidate.selector().accepts(series.metric(), series.labels())) {
                found.add(candidate.watch());
            }
        }
    }

    private void add(Watch watch) {
        watches.put(watch.id(), watch);
        try {
            Optional<Selector> selector = selector(watch);
            if (selector.isEmpty()) {
                expressions.add(watch);
                return;
            }
            String metric = selector.get().metric().map(PromNames::alias).orElse(ANY);
            byTenantAndMetric
                    .computeIfAbsent(watch.tenant(), _ -> new HashMap<>())
                    .computeIfAbsent(metric, _ -> new ArrayList<>())
                    .add(new Seen(watch.id(), selector.get()));
        } catch (Failure e) {
            LOG.atWarn()
                    .addKeyValue("watchId", watch.id())
                    .addKeyValue("reason", e.getMessage())
                    .log("watch cannot be served");
        }
    }

    /** Empty when the watch is an expression that must be evaluated. */
    private static Optional<Selector> selector(Watch watch) {
        String expr = watch.expr();
        if (expr != null) {
            return Promql.selector(expr);
        }
        List<Matcher> matchers = new ArrayList<>();
        String metric = watch.metric();
        if (metric != null) {
            matchers.add(Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, metric));
        }
        watch.matchers().forEach((name, value) -> matchers.add(Matcher.of(name, Matcher.Op.EQUAL, value)));
        return Optional.of(new Selector(matchers));
    }
}
