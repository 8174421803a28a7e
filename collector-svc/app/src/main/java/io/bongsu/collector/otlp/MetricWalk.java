package io.bongsu.collector.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.wire.Wire;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.nio.charset.CharacterCodingException;

/** Walks one {@code Metric}: what it is called, of which kind it is, then its points. */
final class MetricWalk {
    private static final int NAME = 1 << 3 | Wire.DELIMITED;
    private static final int DESCRIPTION = 2 << 3 | Wire.DELIMITED;
    private static final int UNIT = 3 << 3 | Wire.DELIMITED;
    private static final int GAUGE = 5 << 3 | Wire.DELIMITED;
    private static final int SUM = 7 << 3 | Wire.DELIMITED;
    private static final int HISTOGRAM = 9 << 3 | Wire.DELIMITED;
    private static final int EXPONENTIAL = 10 << 3 | Wire.DELIMITED;
    private static final int SUMMARY = 11 << 3 | Wire.DELIMITED;
    private static final int METADATA = 12 << 3 | Wire.DELIMITED;
    private static final int POINT = 1 << 3 | Wire.DELIMITED;
    private static final int TEMPORALITY = 2 << 3 | Wire.VARINT;
    private static final int MONOTONIC = 3 << 3 | Wire.VARINT;
    private static final String DELTA = "delta temporality is not supported yet; send cumulative";

    private final Wire wire;
    private final PointSeries series;
    private final Taken taken;
    private final PointReader numbers;
    private final PointReader histograms;
    private final PointReader exponentials;
    private final PointReader summaries;
    private final Region name = new Region();
    private final Region data = new Region();
    private String text = "";
    private String description = "";
    private String unit = "";
    private int kind;
    private long points;
    private boolean delta;
    private boolean monotonic;

    MetricWalk(Wire wire, PointSeries series, Taken taken) {
        this.wire = wire;
        this.series = series;
        this.taken = taken;
        PointExemplars exemplars = new PointExemplars();
        this.numbers = new NumberPoints(wire, series, taken, exemplars);
        this.histograms = new HistogramPoints(wire, series, taken, exemplars);
        this.exponentials = new ExponentialPoints(wire, series, taken, exemplars);
        this.summaries = new SummaryPoints(wire, series, taken);
    }

    /** Takes the metric whose bytes begin where the wire stands. */
    void read(int end) {
        int begin = wire.at;
        look(end);
        if (kind != 0) {
            survey();
        }
        String problem = LabelRules.acceptMetric(text)
                ? delta ? DELTA : ""
                : "a metric's name has 1 to 255 characters without U+0000";
        if (!problem.isEmpty()) {
            check(begin, end);
            taken.rejections().add(problem, "metric " + Rejections.quoted(text), points);
        } else if (kind == 0) {
            taken.rejections().warn("metric " + Rejections.quoted(text) + " has no data of a known kind");
        } else {
            points();
        }
        wire.at = end;
    }

    private void look(int end) {
        name.clear();
        data.clear();
        text = "";
        description = "";
        unit = "";
        kind = 0;
        points = 0;
        delta = false;
        monotonic = false;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case NAME -> {
                    int to = wire.delimited(end);
                    name.only(wire.at, to);
                    text = text(to);
                }
                case DESCRIPTION -> description = text(wire.delimited(end));
                case UNIT -> unit = text(wire.delimited(end));
                case GAUGE, SUM, HISTOGRAM, EXPONENTIAL, SUMMARY -> {
                    int to = wire.delimited(end);
                    data.only(wire.at, to);
                    kind = tag;
                    wire.at = to;
                }
                case METADATA -> metadata(wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
    }

    /** What stands after the points but says how they are meant. */
    private void survey() {
        int end = data.to();
        wire.at = data.from();
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == POINT) {
                points++;
                wire.at = wire.delimited(end);
            } else if (tag == TEMPORALITY && kind != GAUGE && kind != SUMMARY) {
                delta = (int) wire.varint(end) == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA_VALUE;
            } else if (tag == MONOTONIC && kind == SUM) {
                monotonic = wire.varint(end) != 0;
            } else {
                wire.skip(tag, end);
            }
        }
    }

    private void points() {
        PointReader reader = switch (kind) {
            case HISTOGRAM -> histograms;
            case EXPONENTIAL -> exponentials;
            case SUMMARY -> summaries;
            default -> numbers;
        };
        series.metric(wire, name, text, type(), Attributes.storable(unit), description);
        int end = data.to();
        wire.at = data.from();
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == POINT) {
                reader.read(wire.delimited(end));
            } else {
                wire.skip(tag, end);
            }
        }
    }

    private String type() {
        return switch (kind) {
            case HISTOGRAM, EXPONENTIAL -> "histogram";
            case SUMMARY -> "summary";
            case SUM -> monotonic ? "counter" : "gauge";
            default -> "gauge";
        };
    }

    private String text(int end) {
        try {
            String read = wire.text(wire.at, end);
            wire.at = end;
            return read;
        } catch (CharacterCodingException e) {
            throw new Unusual();
        }
    }

    private void metadata(int end) {
        try {
            KeyValue.parser().parseFrom(wire.bytes, wire.at, end - wire.at);
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
        wire.at = end;
    }

    /** Points that are not read may still be no points: then the whole request is refused. */
    private void check(int begin, int end) {
        try {
            Metric.parser().parseFrom(wire.bytes, begin, end - begin);
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
    }
}
