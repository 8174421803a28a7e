package io.bongsu.collector.otlp;

import io.opentelemetry.proto.metrics.v1.DataPointFlags;

/** A point that says that its series has ended becomes Prometheus' staleness marker. */
final class Flags {
    /** A NaN of its own; see prometheus/model/value. */
    static final double STALE = Double.longBitsToDouble(0x7ff0000000000002L);

    private Flags() {}

    static boolean hasNoValue(int flags) {
        return (flags & DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) != 0;
    }
}
