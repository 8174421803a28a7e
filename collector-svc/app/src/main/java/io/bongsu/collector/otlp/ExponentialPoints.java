package io.bongsu.collector.otlp;

import io.bongsu.collector.histogram.BucketRow;
import io.bongsu.collector.histogram.NativeSample;
import io.bongsu.collector.wire.Wire;

/**
 * {@code ExponentialHistogramDataPoint}: a native histogram. OpenTelemetry's bucket {@code i} begins where Prometheus' ends, and its
 * scale is Prometheus' schema; finer ones than 8 are made coarser.
 */
final class ExponentialPoints implements PointReader {
    /** What Prometheus takes for the width of a zero bucket that nobody gave one. */
    private static final double ZERO_THRESHOLD = 1e-128;

    private static final int ATTRIBUTE = 1 << 3 | Wire.DELIMITED;
    private static final int TIME = 3 << 3 | Wire.FIXED64;
    private static final int COUNT = 4 << 3 | Wire.FIXED64;
    private static final int SUM = 5 << 3 | Wire.FIXED64;
    private static final int SCALE = 6 << 3 | Wire.VARINT;
    private static final int ZEROS = 7 << 3 | Wire.FIXED64;
    private static final int POSITIVE = 8 << 3 | Wire.DELIMITED;
    private static final int NEGATIVE = 9 << 3 | Wire.DELIMITED;
    private static final int FLAGS = 10 << 3 | Wire.VARINT;
    private static final int EXEMPLAR = 11 << 3 | Wire.DELIMITED;
    private static final int THRESHOLD = 14 << 3 | Wire.FIXED64;
    private static final int OFFSET = 1 << 3 | Wire.VARINT;
    private static final int COUNTS = 2 << 3 | Wire.DELIMITED;
    private static final int COUNT_ALONE = 2 << 3 | Wire.VARINT;

    private final Wire wire;
    private final PointSeries series;
    private final Taken taken;
    private final PointExemplars exemplars;
    private final Region attributes = new Region();
    private final Region positive = new Region();
    private final Region negative = new Region();
    private final Region counts = new Region();
    private final NativeSample sample = new NativeSample();
    private boolean misplaced;

    ExponentialPoints(Wire wire, PointSeries series, Taken taken, PointExemplars exemplars) {
        this.wire = wire;
        this.series = series;
        this.taken = taken;
        this.exemplars = exemplars;
    }

    @Override
    public void read(int end) {
        long at = 0;
        double count = 0;
        double sum = 0;
        double zeros = 0;
        double threshold = 0;
        int scale = 0;
        int flags = 0;
        attributes.clear();
        positive.clear();
        negative.clear();
        exemplars.clear();
        while (wire.at < end) {
            int start = wire.at;
            int tag = (int) wire.varint(end);
            switch (tag) {
                case TIME -> at = wire.fixed64(end);
                case COUNT -> count = HistogramPoints.unsigned(wire.fixed64(end));
                case SUM -> sum = Double.longBitsToDouble(wire.fixed64(end));
                case SCALE -> scale = zigzag(wire.varint(end));
                case ZEROS -> zeros = HistogramPoints.unsigned(wire.fixed64(end));
                case THRESHOLD -> threshold = Double.longBitsToDouble(wire.fixed64(end));
                case POSITIVE -> buckets(positive, end);
                case NEGATIVE -> buckets(negative, end);
                case EXEMPLAR -> exemplars.add(wire, wire.delimited(end));
                case ATTRIBUTE -> {
                    wire.at = wire.delimited(end);
                    attributes.add(start, wire.at);
                }
                case FLAGS -> flags = (int) wire.varint(end);
                default -> wire.skip(tag, end);
            }
        }
        sample.clear();
        sample.schema(scale);
        sample.totals(count, sum);
        sample.zero(threshold > 0 ? threshold : ZERO_THRESHOLD, zeros);
        misplaced = false;
        fill(positive, sample.positive());
        fill(negative, sample.negative());
        series.point(attributes);
        if (taken.accepts(series, Part.NATIVE, 1, at)) {
            take(at, Flags.hasNoValue(flags));
        }
    }

    private void buckets(Region region, int end) {
        int to = wire.delimited(end);
        region.only(wire.at, to);
        wire.at = to;
    }

    private void take(long at, boolean ended) {
        if (ended) {
            taken.end(series, at);
            return;
        }
        String problem = misplaced ? "a bucket of a histogram is too far out" : sample.problem();
        if (!problem.isEmpty()) {
            taken.rejections().add(problem, series.where());
            return;
        }
        sample.fit();
        taken.add(series, sample, at);
        exemplars.takeOfHistogram(series, taken);
    }

    private void fill(Region region, BucketRow row) {
        int back = wire.at;
        wire.at = region.from();
        long offset = 0;
        counts.clear();
        while (wire.at < region.to()) {
            int tag = (int) wire.varint(region.to());
            switch (tag) {
                case OFFSET -> offset = zigzag(wire.varint(region.to()));
                case COUNTS -> {
                    int to = wire.delimited(region.to());
                    counts.only(wire.at, to);
                    wire.at = to;
                }
                case COUNT_ALONE -> throw new Unusual();
                default -> wire.skip(tag, region.to());
            }
        }
        counts(offset, row);
        wire.at = back;
    }

    private void counts(long offset, BucketRow row) {
        wire.at = counts.from();
        for (long index = offset + 1; wire.at < counts.to(); index++) {
            long count = wire.varint(counts.to());
            if (count == 0) {
                continue;
            }
            misplaced |= index > 1 << 30 || index < -(1 << 30);
            if (row.size() <= NativeSample.MOST_SENT) {
                row.add((int) index, HistogramPoints.unsigned(count));
            }
        }
    }

    private static int zigzag(long number) {
        int bits = (int) number;
        return bits >>> 1 ^ -(bits & 1);
    }
}
