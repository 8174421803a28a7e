package io.bongsu.collector.metrics;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.PromNames;
import io.bongsu.contracts.EntityRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All series of a tenant, found by what they are called and, once they are defined, by matchers. Finding by name takes no
 * lock; the index is guarded by this.
 */
final class TenantSeries {
    private final UUID tenant;
    private final AtomicBoolean open;
    private final Map<Called, LiveSeries> byName = new ConcurrentHashMap<>();
    private final Map<String, MetricName> metrics = new HashMap<>();
    private final Map<String, List<MetricName>> metricsByAlias = new HashMap<>();
    private final Map<String, LabelName> labels = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Labels, Labels> resources = new HashMap<>();
    private final Map<EntityRef, EntityRef> entities = new HashMap<>();
    private final Descriptions descriptions = new Descriptions();
    private @Nullable LiveSeries[] ordinals = new @Nullable LiveSeries[64];
    private int size;
    private int forgotten;

    /**
     * @param open false when the book it stands in was closed
     */
    TenantSeries(UUID tenant, AtomicBoolean open) {
        this.tenant = tenant;
        this.open = open;
    }

    private record Called(String metric, Labels labels) {}

    UUID tenant() {
        return tenant;
    }

    boolean isOpen() {
        return open.get();
    }

    @Nullable
    LiveSeries find(String metric, Labels called) {
        LiveSeries known = byName.get(new Called(metric, called));
        return known != null && known.isLive() ? known : null;
    }

    synchronized int series(String metric) {
        MetricName known = metrics.get(metric);
        return known == null ? 0 : known.series();
    }

    int series() {
        return byName.size();
    }

    /** The series of this name, made when there is none; not visible before {@link #show}. */
    synchronized LiveSeries create(long id, Series said) {
        LiveSeries known = find(said.metric(), said.labels());
        if (known != null && known.isLive()) {
            return known;
        }
        MetricName metric = metrics.computeIfAbsent(said.metric(), name -> named(name, said));
        Labels called = said.labels().map(this::shared);
        LiveSeries made = new LiveSeries(
                this, metric, new StoredSeries(id, metric.name(), called), kept(metric.name(), called, said));
        metric.count(weight(called));
        byName.put(new Called(metric.name(), called), made);
        return made;
    }

    /** What is said of a series, in texts and entities that all series of it share. */
    synchronized Series kept(String metric, Labels called, Series said) {
        Labels resource = resources.computeIfAbsent(said.resource(), one -> one.map(this::shared));
        EntityRef entity = said.entity() == null ? null : entities.computeIfAbsent(said.entity(), one -> one);
        return new Series(metric, called, shared(said.kind()), shared(said.unit()), resource, entity);
    }

    /** Makes a series that nobody has sent before. */
    synchronized LiveSeries begin(long id, Series said) {
        LiveSeries made = create(id, said);
        if (made.id() == id) {
            made.metric().tally().born().add(1);
        }
        return made;
    }

    /** Metrics that have series. */
    synchronized List<MetricName> metricNames() {
        return metrics.values().stream().filter(metric -> metric.series() > 0).toList();
    }

    synchronized List<LabelUsage> labelUsage() {
        return labels.values().stream()
                .map(LabelName::usage)
                .filter(label -> label.series() > 0)
                .toList();
    }

    /** Of one label; of all of them when its name is empty. */
    List<ValueUsage> topValues(String name, int most) {
        TopValues top = new TopValues(most);
        for (String alias : name.isEmpty() ? labelAliases() : List.of(PromNames.alias(name))) {
            topOf(alias, most).forEach(top::add);
        }
        return top.sorted();
    }

    private synchronized List<String> labelAliases() {
        return List.copyOf(labels.keySet());
    }

    /** A label may have as many values as there are series: others get a turn between two labels. */
    private synchronized List<ValueUsage> topOf(String alias, int most) {
        LabelName label = labels.get(alias);
        return label == null ? List.of() : label.top(most);
    }

    /** Series of a metric, in either spelling. */
    synchronized List<LiveSeries> ofMetric(String name) {
        BitSet found = new BitSet();
        metricsByAlias
                .getOrDefault(PromNames.alias(name), List.of())
                .forEach(metric -> metric.postings().addTo(found));
        List<LiveSeries> all = new ArrayList<>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            LiveSeries one = ordinals[i];
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    /** Of the parts of a native histogram one counts. */
    private static int weight(Labels called) {
        String part = called.get(HistogramPart.LABEL);
        return part == null || part.equals(HistogramPart.text(HistogramPart.COUNT)) ? 1 : 0;
    }

    private MetricName named(String name, Series first) {
        MetricName metric = new MetricName(name, first);
        metricsByAlias.computeIfAbsent(metric.alias(), _ -> new ArrayList<>()).add(metric);
        return metric;
    }

    /** One copy of each text, however many series have it. */
    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** From now on queries find it. */
    synchronized void show(LiveSeries series) {
        if (size == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, size + (size >> 1));
        }
        int ordinal = size++;
        ordinals[ordinal] = series;
        series.metric().postings().add(ordinal);
        series.stored()
                .labels()
                .each((name, value) -> labels.computeIfAbsent(PromNames.alias(name), _ -> new LabelName())
                        .add(name, value, ordinal));
    }

    Descriptions descriptions() {
        return descriptions;
    }

    synchronized List<Metadata> metadata() {
        return metrics.values().stream()
                .filter(metric -> metric.postings().size() > 0)
                .map(metric -> descriptions.of(metric.metadata()))
                .toList();
    }

    synchronized List<LiveSeries> visible() {
        List<LiveSeries> all = new ArrayList<>(size - forgotten);
        for (int i = 0; i < size; i++) {
            LiveSeries series = ordinals[i];
            if (series != null) {
                all.add(series);
            }
        }
        return all;
    }

    /**
     * Series that match and have samples of that day or later.
     *
     * @throws QueryLimit when they are more than that, or patterns cost too much
     */
    List<LiveSeries> matching(Selector selector, int fromDay, int most) {
        return matching(selector, JudgedValues.of(selector, this::values), fromDay, most);
    }

    private synchronized Collection<String> values(Matcher matcher) {
        LabelName label = labels.get(PromNames.alias(matcher.name()));
        return label == null ? List.of() : List.copyOf(label.values());
    }

    private synchronized List<LiveSeries> matching(Selector selector, JudgedValues judged, int fromDay, int most) {
        boolean check = false;
        BitSet found = ofMetrics(selector);
        for (Matcher matcher : selector.matchers()) {
            if (found.isEmpty()) {
                return List.of();
            }
            if (!matcher.name().equals(Matcher.METRIC)) {
                check |= narrow(found, matcher, judged);
            }
        }
        List<LiveSeries> matching = new ArrayList<>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            LiveSeries one = ordinals[i];
            if (one != null && one.lastDay() >= fromDay && (!check || accepts(selector, one))) {
                matching.add(one);
                if (matching.size() > most) {
                    throw new QueryLimit(
                            "too-many-series",
                            "The selector matches more than " + most + " series. Add matchers to narrow it.");
                }
            }
        }
        return matching;
    }

    private static boolean accepts(Selector selector, LiveSeries one) {
        return selector.accepts(one.stored().metric(), one.stored().labels());
    }

    private BitSet ofMetrics(Selector selector) {
        List<Matcher> named = selector.matchers().stream()
                .filter(matcher -> matcher.name().equals(Matcher.METRIC))
                .toList();
        BitSet found = new BitSet(size);
        named.forEach(matcher -> JudgedValues.checkWork(matcher, metrics.keySet()));
        if (named.isEmpty()) {
            found.set(0, size);
            return found;
        }
        String exact = selector.metric().map(PromNames::alias).orElse(null);
        Collection<MetricName> candidates =
                exact == null ? metrics.values() : metricsByAlias.getOrDefault(exact, List.of());
        for (MetricName metric : candidates) {
            if (named.stream().allMatch(matcher -> matcher.accepts(metric.name(), metric.alias(), Labels.NONE))) {
                metric.postings().addTo(found);
            }
        }
        return found;
    }

    /** Leaves what the matcher accepts, perhaps more; true when the rest must be checked one by one. */
    private boolean narrow(BitSet found, Matcher matcher, JudgedValues judged) {
        String alias = PromNames.alias(matcher.name());
        LabelName label = labels.get(alias);
        if (label == null || !label.isCalled(matcher.name(), alias)) {
            if (!matcher.acceptsAbsence()) {
                found.clear();
            }
            return false;
        }
        if (matcher.acceptsAbsence()) {
            if (label.isAmbiguous()) {
                return true;
            }
            found.andNot(label.having(value -> !judged.accepts(matcher, value)));
        } else if (matcher.op() == Matcher.Op.EQUAL) {
            found.and(label.having(matcher.value()));
        } else {
            found.and(label.having(value -> judged.accepts(matcher, value)));
        }
        return label.isAmbiguous();
    }

    /** Series without a sample on this day or later; nobody writes to them any more. */
    Set<LiveSeries> unseenSince(int day) {
        Set<LiveSeries> unseen = new HashSet<>();
        for (LiveSeries series : byName.values()) {
            if (series.lastDay() < day) {
                series.leave();
                unseen.add(series);
            }
        }
        return unseen;
    }

    /** Forgets series; when many were, the index is made anew of what is left. */
    synchronized void forget(Set<LiveSeries> old) {
        for (LiveSeries series : old) {
            byName.remove(new Called(series.stored().metric(), series.stored().labels()), series);
            series.metric().count(-weight(series.stored().labels()));
            series.unsent();
        }
        for (int i = 0; i < size; i++) {
            LiveSeries series = ordinals[i];
            if (series != null && old.contains(series)) {
                ordinals[i] = null;
                forgotten++;
                series.stored().labels().each((name, value) -> {
                    LabelName label = labels.get(PromNames.alias(name));
                    if (label != null) {
                        label.lose(value);
                    }
                });
            }
        }
        if (forgotten > 1000 && forgotten > size / 4) {
            rebuild();
        }
    }

    synchronized void forgetUnusedNames() {
        metrics.values().removeIf(metric -> metric.series() == 0);
        metricsByAlias.values().removeIf(all -> {
            all.removeIf(metric -> metric.series() == 0);
            return all.isEmpty();
        });
    }

    private void rebuild() {
        List<LiveSeries> left = visible();
        labels.clear();
        texts.clear();
        resources.clear();
        entities.clear();
        forgetUnusedNames();
        metrics.values().forEach(metric -> metric.postings().clear());
        ordinals = new @Nullable LiveSeries[Math.max(64, left.size() + left.size() / 4)];
        size = 0;
        forgotten = 0;
        left.forEach(this::show);
    }
}
