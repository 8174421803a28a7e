package io.bongsu.collector.otlp;

import io.bongsu.collector.wire.Wire;

/** {@code HistogramDataPoint}: {@code _count}, {@code _sum} and a cumulative {@code _bucket} per bound. */
final class HistogramPoints implements PointReader {
    private static final int TIME = 3 << 3 | Wire.FIXED64;
    private static final int COUNT = 4 << 3 | Wire.FIXED64;
    private static final int SUM = 5 << 3 | Wire.FIXED64;
    private static final int COUNTS = 6 << 3 | Wire.DELIMITED;
    private static final int COUNT_ALONE = 6 << 3 | Wire.FIXED64;
    private static final int BOUNDS = 7 << 3 | Wire.DELIMITED;
    private static final int BOUND_ALONE = 7 << 3 | Wire.FIXED64;
    private static final int EXEMPLAR = 8 << 3 | Wire.DELIMITED;
    private static final int ATTRIBUTE = 9 << 3 | Wire.DELIMITED;
    private static final int FLAGS = 10 << 3 | Wire.VARINT;
    private static final long INFINITE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private final Wire wire;
    private final PointSeries series;
    private final Taken taken;
    private final PointExemplars exemplars;
    private final Region attributes = new Region();
    private final Region counts = new Region();
    private final Region bounds = new Region();
    private long at;
    private long count;
    private boolean hasSum;
    private double sum;
    private int flags;

    HistogramPoints(Wire wire, PointSeries series, Taken taken, PointExemplars exemplars) {
        this.wire = wire;
        this.series = series;
        this.taken = taken;
        this.exemplars = exemplars;
    }

    @Override
    public void read(int end) {
        clear();
        while (wire.at < end) {
            int start = wire.at;
            int tag = (int) wire.varint(end);
            switch (tag) {
                case TIME -> at = wire.fixed64(end);
                case COUNT -> count = wire.fixed64(end);
                case SUM -> {
                    hasSum = true;
                    sum = Double.longBitsToDouble(wire.fixed64(end));
                }
                case COUNTS -> numbers(counts, end);
                case BOUNDS -> numbers(bounds, end);
                case COUNT_ALONE, BOUND_ALONE -> throw new Unusual();
                case EXEMPLAR -> exemplars.add(wire, wire.delimited(end));
                case ATTRIBUTE -> {
                    wire.at = wire.delimited(end);
                    attributes.add(start, wire.at);
                }
                case FLAGS -> flags = (int) wire.varint(end);
                default -> wire.skip(tag, end);
            }
        }
        series.point(attributes);
        if (taken.accepts(series, Part.COUNT, 1, at)) {
            take();
        }
    }

    private void clear() {
        at = 0;
        count = 0;
        hasSum = false;
        sum = 0;
        flags = 0;
        attributes.clear();
        counts.clear();
        bounds.clear();
        exemplars.clear();
    }

    private void numbers(Region region, int end) {
        int to = wire.delimited(end);
        region.only(wire.at, to);
        if ((to - wire.at) % 8 != 0) {
            throw new Unusual();
        }
        wire.at = to;
    }

    private void take() {
        int bounded = (bounds.to() - bounds.from()) / 8;
        int buckets = (counts.to() - counts.from()) / 8;
        if (Flags.hasNoValue(flags)) {
            ended(bounded);
            return;
        }
        if (buckets > 0 && buckets != bounded + 1) {
            taken.rejections().add("a histogram needs one bucket more than bounds", series.where());
            return;
        }
        taken.add(series, Part.COUNT, 0, at, unsigned(count));
        if (hasSum) {
            taken.add(series, Part.SUM, 0, at, sum);
        }
        double cumulative = 0;
        for (int i = 0; i < buckets; i++) {
            cumulative += unsigned(number(counts, i));
            taken.add(series, Part.BUCKET, i < bounded ? number(bounds, i) : INFINITE, at, cumulative);
        }
        if (!exemplars.isEmpty()) {
            exemplars.takeOfBuckets(series, taken, upperBounds(bounded));
        }
    }

    private void ended(int bounded) {
        taken.add(series, Part.COUNT, 0, at, Flags.STALE);
        taken.add(series, Part.SUM, 0, at, Flags.STALE);
        for (int i = 0; i < bounded; i++) {
            taken.add(series, Part.BUCKET, number(bounds, i), at, Flags.STALE);
        }
        if (bounded > 0) {
            taken.add(series, Part.BUCKET, INFINITE, at, Flags.STALE);
        }
    }

    private double[] upperBounds(int bounded) {
        double[] all = new double[bounded];
        for (int i = 0; i < bounded; i++) {
            all[i] = Double.longBitsToDouble(number(bounds, i));
        }
        return all;
    }

    private long number(Region of, int index) {
        int back = wire.at;
        wire.at = of.from() + 8 * index;
        long number = wire.fixed64(of.to());
        wire.at = back;
        return number;
    }

    static double unsigned(long count) {
        return count >= 0 ? count : count + 0x1p64;
    }
}
