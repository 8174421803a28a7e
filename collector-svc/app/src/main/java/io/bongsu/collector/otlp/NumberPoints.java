package io.bongsu.collector.otlp;

import io.bongsu.collector.wire.Wire;

/** {@code NumberDataPoint}: a value, or that there is none any more. */
final class NumberPoints implements PointReader {
    private static final int TIME = 3 << 3 | Wire.FIXED64;
    private static final int DOUBLE = 4 << 3 | Wire.FIXED64;
    private static final int EXEMPLAR = 5 << 3 | Wire.DELIMITED;
    private static final int INTEGER = 6 << 3 | Wire.FIXED64;
    private static final int ATTRIBUTE = 7 << 3 | Wire.DELIMITED;
    private static final int FLAGS = 8 << 3 | Wire.VARINT;

    private final Wire wire;
    private final PointSeries series;
    private final Taken taken;
    private final PointExemplars exemplars;
    private final Region attributes = new Region();

    NumberPoints(Wire wire, PointSeries series, Taken taken, PointExemplars exemplars) {
        this.wire = wire;
        this.series = series;
        this.taken = taken;
        this.exemplars = exemplars;
    }

    @Override
    public void read(int end) {
        long at = 0;
        long bits = 0;
        int kind = 0;
        int flags = 0;
        attributes.clear();
        exemplars.clear();
        while (wire.at < end) {
            int start = wire.at;
            int tag = (int) wire.varint(end);
            switch (tag) {
                case TIME -> at = wire.fixed64(end);
                case DOUBLE, INTEGER -> {
                    kind = tag;
                    bits = wire.fixed64(end);
                }
                case ATTRIBUTE -> {
                    wire.at = wire.delimited(end);
                    attributes.add(start, wire.at);
                }
                case FLAGS -> flags = (int) wire.varint(end);
                case EXEMPLAR -> exemplars.add(wire, wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
        series.point(attributes);
        if (Flags.hasNoValue(flags)) {
            take(at, Flags.STALE);
        } else if (kind == 0) {
            series.check();
            taken.rejections().add("the data point has no value", series.where());
        } else {
            take(at, kind == DOUBLE ? Double.longBitsToDouble(bits) : (double) bits);
        }
    }

    private void take(long at, double value) {
        if (taken.accepts(series, Part.VALUE, 0, at)) {
            taken.add(series, Part.VALUE, 0, at, value);
            exemplars.take(series, taken);
        }
    }
}
