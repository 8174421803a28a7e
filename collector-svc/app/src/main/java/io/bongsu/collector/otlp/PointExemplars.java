package io.bongsu.collector.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.wire.Wire;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleToLongFunction;

/** The exemplars of the point that is read now. Few points have any, so the generated class reads them. */
final class PointExemplars {
    private static final int MOST = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final List<Exemplar> all = new ArrayList<>();

    void clear() {
        all.clear();
    }

    /** Reads the one that begins where the wire stands. */
    void add(Wire wire, int end) {
        try {
            Exemplar one = Exemplar.parser().parseFrom(wire.bytes, wire.at, end - wire.at);
            if (all.size() < MOST) {
                all.add(one);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
        wire.at = end;
    }

    /** Of a number. */
    void take(PointSeries series, Taken taken) {
        take(series, taken, Part.VALUE, value -> 0);
    }

    /** Of a native histogram. */
    void takeOfHistogram(PointSeries series, Taken taken) {
        take(series, taken, Part.NATIVE, value -> HistogramPart.COUNT);
    }

    /** Of a histogram with explicit bounds: each belongs to the bucket it fell into. */
    void takeOfBuckets(PointSeries series, Taken taken, double[] bounds) {
        take(series, taken, Part.BUCKET, value -> Double.doubleToRawLongBits(bound(bounds, value)));
    }

    private static double bound(double[] bounds, double value) {
        for (double bound : bounds) {
            if (value <= bound) {
                return bound;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private void take(PointSeries series, Taken taken, Part part, DoubleToLongFunction number) {
        all.sort((a, b) -> Long.compareUnsigned(a.getTimeUnixNano(), b.getTimeUnixNano()));
        for (Exemplar one : all) {
            double value = one.hasAsInt() ? (double) one.getAsInt() : one.getAsDouble();
            taken.exemplar(series, part, number.applyAsLong(value), one.getTimeUnixNano(), value, labels(one));
        }
    }

    private static Map<String, String> labels(Exemplar one) {
        Map<String, String> labels = Attributes.texts(one.getFilteredAttributesList());
        identifier(labels, "trace_id", one.getTraceId());
        identifier(labels, "span_id", one.getSpanId());
        return labels;
    }

    private static void identifier(Map<String, String> labels, String name, ByteString id) {
        if (!id.isEmpty() && id.size() <= 16) {
            labels.put(name, HEX.formatHex(id.toByteArray()));
        }
    }
}
