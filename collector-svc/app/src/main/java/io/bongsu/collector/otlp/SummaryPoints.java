package io.bongsu.collector.otlp;

import io.bongsu.collector.wire.Wire;

/** {@code SummaryDataPoint}: {@code _count}, {@code _sum} and a series per {@code quantile}. */
final class SummaryPoints implements PointReader {
    private static final int TIME = 3 << 3 | Wire.FIXED64;
    private static final int COUNT = 4 << 3 | Wire.FIXED64;
    private static final int SUM = 5 << 3 | Wire.FIXED64;
    private static final int QUANTILE = 6 << 3 | Wire.DELIMITED;
    private static final int ATTRIBUTE = 7 << 3 | Wire.DELIMITED;
    private static final int FLAGS = 8 << 3 | Wire.VARINT;
    private static final int QUANTILE_RANK = 1 << 3 | Wire.FIXED64;
    private static final int QUANTILE_VALUE = 2 << 3 | Wire.FIXED64;

    private final Wire wire;
    private final PointSeries series;
    private final Taken taken;
    private final Region attributes = new Region();
    private final Region quantiles = new Region();

    SummaryPoints(Wire wire, PointSeries series, Taken taken) {
        this.wire = wire;
        this.series = series;
        this.taken = taken;
    }

    @Override
    public void read(int end) {
        long at = 0;
        long count = 0;
        double sum = 0;
        int flags = 0;
        attributes.clear();
        quantiles.clear();
        while (wire.at < end) {
            int start = wire.at;
            int tag = (int) wire.varint(end);
            switch (tag) {
                case TIME -> at = wire.fixed64(end);
                case COUNT -> count = wire.fixed64(end);
                case SUM -> sum = Double.longBitsToDouble(wire.fixed64(end));
                case QUANTILE, ATTRIBUTE -> {
                    wire.at = wire.delimited(end);
                    (tag == QUANTILE ? quantiles : attributes).add(start, wire.at);
                }
                case FLAGS -> flags = (int) wire.varint(end);
                default -> wire.skip(tag, end);
            }
        }
        series.point(attributes);
        boolean accepted = taken.accepts(series, Part.COUNT, 1, at);
        boolean ended = Flags.hasNoValue(flags);
        if (accepted) {
            taken.add(series, Part.COUNT, 0, at, ended ? Flags.STALE : HistogramPoints.unsigned(count));
            taken.add(series, Part.SUM, 0, at, ended ? Flags.STALE : sum);
        }
        quantiles(at, accepted, ended);
    }

    private void quantiles(long at, boolean accepted, boolean ended) {
        int back = wire.at;
        wire.at = quantiles.from();
        while (wire.at < quantiles.to()) {
            wire.varint(quantiles.to());
            int end = wire.delimited(quantiles.to());
            long rank = 0;
            long value = 0;
            while (wire.at < end) {
                int tag = (int) wire.varint(end);
                switch (tag) {
                    case QUANTILE_RANK -> rank = wire.fixed64(end);
                    case QUANTILE_VALUE -> value = wire.fixed64(end);
                    default -> wire.skip(tag, end);
                }
            }
            if (accepted) {
                taken.add(series, Part.QUANTILE, rank, at, ended ? Flags.STALE : Double.longBitsToDouble(value));
            }
        }
        wire.at = back;
    }
}
