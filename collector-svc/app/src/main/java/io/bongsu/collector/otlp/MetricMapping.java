package io.bongsu.collector.otlp;

import static io.bongsu.collector.otlp.Rejections.quoted;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which samples are in this request? Histograms become {@code _count}, {@code _sum} and cumulative {@code _bucket} series,
 * summaries {@code _count}, {@code _sum} and a series per {@code quantile}. What cannot be stored truly is rejected.
 */
final class MetricMapping {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 4096;
    private static final int NO_VALUE = DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE;
    private static final String DELTA = "delta temporality is not supported yet; send cumulative";

    private final UUID tenant;
    private final Times times;
    private final int labelsPerPoint;
    private final Rejections rejections = new Rejections();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();

    MetricMapping(UUID tenant, Times times, int labelsPerPoint) {
        this.tenant = tenant;
        this.times = times;
        this.labelsPerPoint = labelsPerPoint;
    }

    /** A metric as its data points need it. */
    private record Target(Resource resource, Labels identity, Metric metric, String kind) {
        String where() {
            return "metric " + quoted(metric.getName());
        }
    }

    Batch map(ExportMetricsServiceRequest request) {
        for (ResourceMetrics one : request.getResourceMetricsList()) {
            Resource resource =
                    Resources.of(tenant, Attributes.texts(one.getResource().getAttributesList()), "otlp");
            Labels identity = Labels.of(resource.labels());
            int before = samples.size();
            one.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(metric -> map(resource, identity, metric)));
            if (samples.size() > before) {
                sightings.addAll(resource.sightings());
            }
        }
        return new Batch(tenant, List.copyOf(samples), List.copyOf(sightings));
    }

    Rejections rejections() {
        return rejections;
    }

    private void map(Resource resource, Labels identity, Metric metric) {
        String name = metric.getName();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            rejections.add(
                    "a metric's name has 1 to 255 characters without U+0000", "metric " + quoted(name), points(metric));
            return;
        }
        switch (metric.getDataCase()) {
            case GAUGE ->
                numbers(
                        target(resource, identity, metric, "gauge"),
                        metric.getGauge().getDataPointsList());
            case SUM -> sums(resource, identity, metric);
            case HISTOGRAM -> histograms(target(resource, identity, metric, "histogram"));
            case EXPONENTIAL_HISTOGRAM -> exponentials(target(resource, identity, metric, "histogram"));
            case SUMMARY ->
                metric.getSummary()
                        .getDataPointsList()
                        .forEach(point -> summary(target(resource, identity, metric, "summary"), point));
            case DATA_NOT_SET -> rejections.warn("metric " + quoted(name) + " has no data of a known kind");
        }
    }

    private static Target target(Resource resource, Labels identity, Metric metric, String kind) {
        return new Target(resource, identity, metric, kind);
    }

    private void sums(Resource resource, Labels identity, Metric metric) {
        Target target = target(resource, identity, metric, metric.getSum().getIsMonotonic() ? "counter" : "gauge");
        if (isDelta(metric.getSum().getAggregationTemporality())) {
            rejections.add(DELTA, target.where(), metric.getSum().getDataPointsCount());
            return;
        }
        numbers(target, metric.getSum().getDataPointsList());
    }

    private void numbers(Target target, List<NumberDataPoint> points) {
        for (NumberDataPoint point : points) {
            if ((point.getFlags() & NO_VALUE) != 0) {
                continue; // says itself that it has nothing to say
            }
            if (point.getValueCase() == NumberDataPoint.ValueCase.VALUE_NOT_SET) {
                rejections.add("the data point has no value", target.where());
                continue;
            }
            double value =
                    point.getValueCase() == NumberDataPoint.ValueCase.AS_INT ? point.getAsInt() : point.getAsDouble();
            if (accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 0, value)) {
                add(target, "", point.getAttributesList(), Map.of(), point.getTimeUnixNano(), value);
            }
        }
    }

    private void histograms(Target target) {
        if (isDelta(target.metric().getHistogram().getAggregationTemporality())) {
            rejections.add(DELTA, target.where(), target.metric().getHistogram().getDataPointsCount());
            return;
        }
        target.metric().getHistogram().getDataPointsList().forEach(point -> histogram(target, point));
    }

    private void histogram(Target target, HistogramDataPoint point) {
        int buckets = point.getBucketCountsCount();
        if ((point.getFlags() & NO_VALUE) != 0
                || !accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 1, point.getSum())) {
            return;
        }
        if (buckets > 0 && buckets != point.getExplicitBoundsCount() + 1) {
            rejections.add("a histogram needs one bucket more than bounds", target.where());
            return;
        }
        long at = point.getTimeUnixNano();
        countAndSum(target, point.getAttributesList(), at, point.getCount(), point.hasSum(), point.getSum());
        double cumulative = 0;
        for (int i = 0; i < buckets; i++) {
            cumulative += unsigned(point.getBucketCounts(i));
            String bound = i < buckets - 1 ? Numbers.text(point.getExplicitBounds(i)) : "+Inf";
            add(target, "_bucket", point.getAttributesList(), Map.of("le", bound), at, cumulative);
        }
    }

    private void exponentials(Target target) {
        if (isDelta(target.metric().getExponentialHistogram().getAggregationTemporality())) {
            rejections.add(
                    DELTA,
                    target.where(),
                    target.metric().getExponentialHistogram().getDataPointsCount());
            return;
        }
        for (ExponentialHistogramDataPoint point :
                target.metric().getExponentialHistogram().getDataPointsList()) {
            if ((point.getFlags() & NO_VALUE) == 0
                    && accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 0, point.getSum())) {
                rejections.warn("of exponential histograms only _count and _sum are kept for now");
                countAndSum(
                        target,
                        point.getAttributesList(),
                        point.getTimeUnixNano(),
                        point.getCount(),
                        point.hasSum(),
                        point.getSum());
            }
        }
    }

    private void summary(Target target, SummaryDataPoint point) {
        if ((point.getFlags() & NO_VALUE) != 0
                || !accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 1, point.getSum())) {
            return;
        }
        long at = point.getTimeUnixNano();
        countAndSum(target, point.getAttributesList(), at, point.getCount(), true, point.getSum());
        point.getQuantileValuesList().stream()
                .filter(quantile -> Double.isFinite(quantile.getValue())) // NaN: nothing was observed in the window
                .forEach(quantile -> add(
                        target,
                        "",
                        point.getAttributesList(),
                        Map.of("quantile", Numbers.text(quantile.getQuantile())),
                        at,
                        quantile.getValue()));
    }

    private void countAndSum(
            Target target, List<KeyValue> attributes, long at, long count, boolean hasSum, double sum) {
        add(target, "_count", attributes, Map.of(), at, unsigned(count));
        if (hasSum) {
            add(target, "_sum", attributes, Map.of(), at, sum);
        }
    }

    /** All that can be wrong with a point; the first reason is told. */
    private boolean accepts(Target target, long at, List<KeyValue> attributes, int labelsToCome, double value) {
        String reason = reason(target, at, attributes, labelsToCome, value);
        if (reason.isEmpty()) {
            return true;
        }
        rejections.add(reason, target.where());
        return false;
    }

    private String reason(Target target, long at, List<KeyValue> attributes, int labelsToCome, double value) {
        if (!Double.isFinite(value)) {
            return "the value is " + (Double.isNaN(value) ? "NaN" : "infinite");
        }
        int labels = target.identity().size() + attributes.size() + labelsToCome;
        if (labels > labelsPerPoint) {
            return "the data point has " + labels + " labels, at most " + labelsPerPoint + " are allowed";
        }
        for (KeyValue attribute : attributes) {
            if (!isLabel(attribute.getKey(), Attributes.text(attribute.getValue()))) {
                return "a label has a name of 1 to 255 and a value of at most 4096 characters, without U+0000";
            }
        }
        for (Map.Entry<String, String> label : target.resource().labels().entrySet()) {
            if (!isLabel(label.getKey(), label.getValue())) {
                return "an identifying resource attribute has at most 4096 characters, without U+0000";
            }
        }
        return times.reason(at);
    }

    private static boolean isLabel(String name, String value) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && value.length() <= LONGEST_VALUE
                && name.indexOf('\0') < 0
                && value.indexOf('\0') < 0;
    }

    private void add(
            Target target, String suffix, List<KeyValue> attributes, Map<String, String> more, long at, double value) {
        TreeMap<String, String> labels = new TreeMap<>(target.resource().labels());
        for (KeyValue attribute : attributes) {
            labels.put(attribute.getKey(), Attributes.text(attribute.getValue()));
        }
        labels.putAll(more);
        Series series = new Series(
                suffix.isEmpty() ? target.metric().getName() : target.metric().getName() + suffix,
                Labels.of(labels),
                target.kind(),
                Attributes.storable(target.metric().getUnit()),
                target.identity(),
                target.resource().entity());
        samples.add(new Sample(series, Times.millis(at), value));
    }

    private static double unsigned(long count) {
        return count >= 0 ? count : count + 0x1p64;
    }

    private static boolean isDelta(AggregationTemporality temporality) {
        return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
    }

    private static long points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE -> metric.getGauge().getDataPointsCount();
            case SUM -> metric.getSum().getDataPointsCount();
            case HISTOGRAM -> metric.getHistogram().getDataPointsCount();
            case EXPONENTIAL_HISTOGRAM -> metric.getExponentialHistogram().getDataPointsCount();
            case SUMMARY -> metric.getSummary().getDataPointsCount();
            case DATA_NOT_SET -> 0;
        };
    }
}
