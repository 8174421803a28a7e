package io.bongsu.collector.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Prometheus' account of its head, of one tenant. Field names are Prometheus'.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#tsdb-stats">TSDB stats</a>
 */
public record TsdbStatus(
        HeadStats headStats,
        List<Stat> seriesCountByMetricName,
        List<Stat> labelValueCountByLabelName,
        List<Stat> memoryInBytesByLabelName,
        List<Stat> seriesCountByLabelValuePair) {

    /**
     * @param chunkCount windows of series whose samples are not sealed
     * @param minTime begin of the oldest of these windows, milliseconds
     * @param maxTime end of the newest
     */
    public record HeadStats(long numSeries, long numLabelPairs, long chunkCount, long minTime, long maxTime) {}

    public record Stat(String name, long value) {}

    static TsdbStatus of(TenantUsage all, OpenSpan open, List<ValueUsage> pairs, int most) {
        return new TsdbStatus(
                new HeadStats(
                        all.metrics().stream().mapToLong(MetricUsage::series).sum(),
                        all.labels().stream().mapToLong(LabelUsage::values).sum(),
                        open.windows(),
                        open.from(),
                        open.to()),
                top(all.metrics(), MetricUsage::name, MetricUsage::series, most),
                top(all.labels(), LabelUsage::name, LabelUsage::values, most),
                top(all.labels(), LabelUsage::name, LabelUsage::bytes, most),
                pairs.stream()
                        .map(one -> new Stat(one.label() + "=" + one.value(), one.series()))
                        .toList());
    }

    private static <T> List<Stat> top(List<T> all, Function<T, String> name, ToLongFunction<T> value, int most) {
        return all.stream()
                .sorted(Comparator.comparingLong(value).reversed().thenComparing(name))
                .limit(most)
                .map(one -> new Stat(name.apply(one), value.applyAsLong(one)))
                .toList();
    }
}
