package io.bongsu.collector.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.wire.Wire;
import io.opentelemetry.proto.metrics.v1.Exemplar;

/** The exemplars of the point that is read now. */
final class PointExemplars {

    void clear() {}

    /** Reads the one that begins where the wire stands. */
    void add(Wire wire, int end) {
        try {
            Exemplar.parser().parseFrom(wire.bytes, wire.at, end - wire.at);
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
        wire.at = end;
    }

    void take(PointSeries series, Taken taken) {}

    void takeOfHistogram(PointSeries series, Taken taken) {}

    void takeOfBuckets(PointSeries series, Taken taken, Wire wire, Region bounds) {}
}
