package io.bongsu.collector.promql;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.histogram.HistogramPart.Kind;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.histogram.Buckets;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of one series of native histograms, put together by equal times. There is a histogram at each time that has a count; a
 * part without a sample of that time is 0.
 */
final class HistogramParts {
    private final List<Part> parts = new ArrayList<>();

    /** Read from its beginning on, time after time. */
    private static final class Part {
        private final Kind kind;
        private final int index;
        private final Samples samples;
        private int next;

        Part(long code, Samples samples) {
            this.kind = HistogramPart.kind(code);
            this.index = HistogramPart.index(code);
            this.samples = samples;
        }

        Kind kind() {
            return kind;
        }

        int index() {
            return index;
        }

        double at(long time) {
            while (next < samples.size() && samples.time(next) < time) {
                next++;
            }
            return isAt(time) ? samples.value(next) : 0;
        }

        boolean isAt(long time) {
            return next < samples.size() && samples.time(next) == time;
        }
    }

    void add(long code, Samples samples) {
        parts.add(new Part(code, samples));
    }

    void into(Series series) {
        parts.sort(Comparator.comparing(Part::kind).thenComparingInt(Part::index));
        for (Part part : parts) {
            if (part.kind() == Kind.COUNT) {
                for (int i = 0; i < part.samples.size(); i++) {
                    long time = part.samples.time(i);
                    double count = part.samples.value(i);
                    series.add(time, Series.isStale(count) ? NativeHistogram.stale() : histogram(time, count));
                }
            }
        }
    }

    private NativeHistogram histogram(long time, double count) {
        double sum = 0;
        double zeros = 0;
        double threshold = 0;
        int schema = 0;
        Hint hint = Hint.UNKNOWN;
        Row positive = new Row(parts.size());
        Row negative = new Row(parts.size());
        Row bounds = new Row(parts.size());
        for (Part part : parts) {
            double value = part.kind() == Kind.COUNT ? 0 : part.at(time);
            switch (part.kind()) {
                case SUM -> sum = value;
                case ZERO -> zeros = value;
                case THRESHOLD -> threshold = value;
                case SCHEMA -> schema = (int) value;
                case GAUGE -> hint = value == 0 ? Hint.UNKNOWN : Hint.GAUGE;
                case POSITIVE -> positive.add(part.index(), value, value != 0);
                case NEGATIVE -> negative.add(part.index(), value, value != 0);
                case BOUND -> bounds.add(part.index(), value, part.isAt(time));
                case COUNT -> {
                    // known
                }
            }
        }
        return new NativeHistogram(
                schema,
                hint,
                threshold,
                zeros,
                count,
                sum,
                positive.buckets(),
                negative.buckets(),
                bounds.size == 0 ? NativeHistogram.NO_BOUNDS : Arrays.copyOf(bounds.values, bounds.size));
    }

    private static final class Row {
        private final int[] indexes;
        private final double[] values;
        private int size;

        Row(int capacity) {
            indexes = new int[capacity];
            values = new double[capacity];
        }

        void add(int index, double value, boolean present) {
            if (present) {
                indexes[size] = index;
                values[size++] = value;
            }
        }

        Buckets buckets() {
            return Buckets.of(Arrays.copyOf(indexes, size), Arrays.copyOf(values, size));
        }
    }
}
