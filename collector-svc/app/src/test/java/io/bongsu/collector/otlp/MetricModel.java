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
 * The definition of right for {@link MetricsDecoder}: which samples are in this request, said with generated classes and plain
 * collections, as slow as it likes. Histograms become {@code _count}, {@code _sum} and cumulative {@code _bucket} series,
 * summaries {@code _count}, {@code _sum} and a series per {@code quantile}. What cannot be stored truly is rejected.
 */
final class MetricModel {
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

    MetricModel(UUID tenant, Times times, int labelsPerPoint) {
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
            if (identity.size() == 0) {
                resource = Resources.sender(tenant, Decoding.SENDER.keyId(), Decoding.SENDER.keyName(), "otlp");
            }
            Resource about = resource;
            int before = samples.size();
            one.getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(metric -> map(about, identity, metric)));
            if (samples.size() > before) {
                sightings.addAll(about.sightings());
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
            boolean ended = (point.getFlags() & NO_VALUE) != 0;
            if (!ended && point.getValueCase() == NumberDataPoint.ValueCase.VALUE_NOT_SET) {
                rejections.add("the data point has no value", target.where());
                continue;
            }
            double value =
                    point.getValueCase() == NumberDataPoint.ValueCase.AS_INT ? point.getAsInt() : point.getAsDouble();
            if (accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 0)) {
                add(
                        target,
                        "",
                        point.getAttributesList(),
                        Map.of(),
                        point.getTimeUnixNano(),
                        ended ? Flags.STALE : value);
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
        if (!accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 1)) {
            return;
        }
        if ((point.getFlags() & NO_VALUE) != 0) {
            ended(target, point);
            return;
        }
        if (buckets > 0 && buckets != point.getExplicitBoundsCount() + 1) {
            rejections.add("a histogram needs one bucket more than bounds", target.where());
            return;
        }
        long at = point.getTimeUnixNano();
        countAndSum(target, point.getAttributesList(), at, unsigned(point.getCount()), point.hasSum(), point.getSum());
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
        target.metric().getExponentialHistogram().getDataPointsList().forEach(point -> exponential(target, point));
    }

    private void exponential(Target target, ExponentialHistogramDataPoint point) {
        if (!accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 1)) {
            return;
        }
        if ((point.getFlags() & NO_VALUE) != 0) {
            part(target, point, "count", Flags.STALE);
            return;
        }
        Map<Integer, Double> positive = buckets(point.getPositive());
        Map<Integer, Double> negative = buckets(point.getNegative());
        String problem = problem(point, positive, negative);
        if (!problem.isEmpty()) {
            rejections.add(problem, target.where());
            return;
        }
        int schema = point.getScale();
        while (schema > 8 || (schema > -4 && positive.size() + negative.size() > 160)) {
            positive = coarser(positive);
            negative = coarser(negative);
            schema--;
        }
        part(target, point, "count", unsigned(point.getCount()));
        some(target, point, "sum", point.getSum());
        some(target, point, "schema", schema);
        some(target, point, "threshold", point.getZeroThreshold() > 0 ? point.getZeroThreshold() : 1e-128);
        some(target, point, "zero", unsigned(point.getZeroCount()));
        positive.forEach((index, count) -> part(target, point, "p" + index, count));
        negative.forEach((index, count) -> part(target, point, "n" + index, count));
    }

    private static String problem(
            ExponentialHistogramDataPoint point, Map<Integer, Double> positive, Map<Integer, Double> negative) {
        if (point.getScale() < -4 || point.getScale() > 100) {
            return "a native histogram has a schema of -4 or more, or custom bounds";
        }
        double all = unsigned(point.getZeroCount())
                + positive.values().stream().mapToDouble(count -> count).sum()
                + negative.values().stream().mapToDouble(count -> count).sum();
        double count = unsigned(point.getCount());
        boolean fits = Double.isNaN(point.getSum()) ? count >= all : Math.abs(count - all) <= 1e-9 * count;
        return fits ? "" : "the buckets of a native histogram do not add up to its count";
    }

    private static Map<Integer, Double> buckets(ExponentialHistogramDataPoint.Buckets said) {
        Map<Integer, Double> buckets = new TreeMap<>();
        for (int i = 0; i < said.getBucketCountsCount(); i++) {
            if (said.getBucketCounts(i) != 0) {
                buckets.put(said.getOffset() + i + 1, unsigned(said.getBucketCounts(i)));
            }
        }
        return buckets;
    }

    private static Map<Integer, Double> coarser(Map<Integer, Double> fine) {
        Map<Integer, Double> coarse = new TreeMap<>();
        fine.forEach((index, count) -> coarse.merge(Math.floorDiv(index + 1, 2), count, Double::sum));
        return coarse;
    }

    private void some(Target target, ExponentialHistogramDataPoint point, String part, double value) {
        if (value != 0) {
            part(target, point, part, value);
        }
    }

    private void part(Target target, ExponentialHistogramDataPoint point, String part, double value) {
        add(target, "", point.getAttributesList(), Map.of("__part__", part), point.getTimeUnixNano(), value);
    }

    private void ended(Target target, HistogramDataPoint point) {
        List<KeyValue> attributes = point.getAttributesList();
        add(target, "_count", attributes, Map.of(), point.getTimeUnixNano(), Flags.STALE);
        add(target, "_sum", attributes, Map.of(), point.getTimeUnixNano(), Flags.STALE);
        for (double bound : point.getExplicitBoundsList()) {
            add(target, "_bucket", attributes, Map.of("le", Numbers.text(bound)), point.getTimeUnixNano(), Flags.STALE);
        }
        if (point.getExplicitBoundsCount() > 0) {
            add(target, "_bucket", attributes, Map.of("le", "+Inf"), point.getTimeUnixNano(), Flags.STALE);
        }
    }

    private void summary(Target target, SummaryDataPoint point) {
        if (!accepts(target, point.getTimeUnixNano(), point.getAttributesList(), 1)) {
            return;
        }
        boolean ended = (point.getFlags() & NO_VALUE) != 0;
        long at = point.getTimeUnixNano();
        double count = ended ? Flags.STALE : unsigned(point.getCount());
        countAndSum(target, point.getAttributesList(), at, count, true, ended ? Flags.STALE : point.getSum());
        point.getQuantileValuesList()
                .forEach(quantile -> add(
                        target,
                        "",
                        point.getAttributesList(),
                        Map.of("quantile", Numbers.text(quantile.getQuantile())),
                        at,
                        ended ? Flags.STALE : quantile.getValue()));
    }

    private void countAndSum(
            Target target, List<KeyValue> attributes, long at, double count, boolean hasSum, double sum) {
        add(target, "_count", attributes, Map.of(), at, count);
        if (hasSum) {
            add(target, "_sum", attributes, Map.of(), at, sum);
        }
    }

    /** All that can be wrong with a point; the first reason is told. */
    private boolean accepts(Target target, long at, List<KeyValue> attributes, int labelsToCome) {
        String reason = reason(target, at, attributes, labelsToCome);
        if (reason.isEmpty()) {
            return true;
        }
        rejections.add(reason, target.where());
        return false;
    }

    private String reason(Target target, long at, List<KeyValue> attributes, int labelsToCome) {
        int labels = target.identity().size() + attributes.size() + labelsToCome;
        if (labels > labelsPerPoint) {
            return "the data point has " + labels + " labels, at most " + labelsPerPoint + " are allowed";
        }
        for (KeyValue attribute : attributes) {
            if (attribute.getKey().equals("__part__")) {
                return "the label __part__ is reserved";
            }
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
