package io.bongsu.collector.metrics;

import java.util.List;

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
}
