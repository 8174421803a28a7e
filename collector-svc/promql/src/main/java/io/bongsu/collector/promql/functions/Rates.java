package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.histogram.Addition;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Rate;
import io.bongsu.collector.promql.histogram.Resets;
import io.bongsu.collector.promql.parse.Texts;

/**
 * How fast something grows. The growth seen in the window is extended to the window's edges: fully where a sample is near, by half
 * a sampling interval where there is a gap, and for counters never below zero (Prometheus' extrapolated rate).
 */
final class Rates {

    private Rates() {}

    static RangeFunction extrapolated(boolean counter, boolean perSecond) {
        return (window, scalars, where, out) -> {
            if (window.size() > 0 && window.histogramSize() > 0) {
                mixed(window, where);
            } else if (window.histogramSize() > 1) {
                histograms(window, counter, perSecond, where, out);
            } else if (window.size() > 1) {
                numbers(window, counter, perSecond, where, out);
            }
            if (counter && window.size() > 1 && window.histogramSize() <= 0 && window.isFirst()) {
                nameOfCounter(window, where);
            }
        };
    }

    private static void nameOfCounter(Window window, RangeFunction.Where where) {
        String name = window.labels().metric();
        String type = window.labels().get("__type__");
        if (!type.isEmpty()) {
            if (!type.equals("counter") && !type.equals("histogram")) {
                where.notes()
                        .inform(
                                "metric might not be a counter, __type__ label is not set to \"counter\" or \"histogram\", got "
                                        + Texts.quoted(type) + ": " + Texts.quoted(name),
                                where.argument());
            }
            return;
        }
        boolean telling =
                name.endsWith("_total") || name.endsWith("_sum") || name.endsWith("_count") || name.endsWith("_bucket");
        if (!name.isEmpty() && !telling && name.indexOf('.') < 0) { // OpenTelemetry names have no suffixes
            where.notes()
                    .inform(
                            "metric might not be a counter, name does not end in _total/_sum/_count/_bucket: "
                                    + Texts.quoted(name),
                            where.argument());
        }
    }

    static void mixed(Window window, RangeFunction.Where where) {
        where.notes()
                .warn(
                        "encountered a mix of histograms and floats for metric name "
                                + Texts.quoted(window.labels().metric()),
                        where.argument());
    }

    private static void numbers(
            Window window, boolean counter, boolean perSecond, RangeFunction.Where where, Cell out) {
        int last = window.size() - 1;
        double growth = window.value(last) - window.value(0);
        if (counter && window.falls() > 0) {
            for (int i = 1; i <= last; i++) {
                if (window.value(i) < window.value(i - 1)) {
                    growth += window.value(i - 1);
                }
            }
        }
        double start = growth > 0 && window.value(0) >= 0 ? window.value(0) / growth : Double.NaN;
        int intervals = window.isWeighted() ? (int) OverTime.count(window) - 1 : last;
        double factor = factor(window, window.time(0), window.time(last), intervals, counter, start);
        out.set(growth * (perSecond ? factor / where.seconds() : factor));
    }

    /**
     * By how much the growth seen is extended.
     *
     * @param zeroAfter how many sampled intervals before the first sample a counter was zero; NaN: unknown
     */
    private static double factor(
            Window window, long first, long last, int intervals, boolean counter, double zeroAfter) {
        double toStart = (first - window.start()) / 1000.0;
        double toEnd = (window.end() - last) / 1000.0;
        double sampled = (last - first) / 1000.0;
        double average = sampled / intervals;
        double threshold = average * 1.1;
        if (toStart >= threshold) {
            toStart = average / 2;
        }
        if (counter && !Double.isNaN(zeroAfter)) {
            toStart = Math.min(toStart, sampled * zeroAfter);
        }
        if (toEnd >= threshold) {
            toEnd = average / 2;
        }
        return (sampled + toStart + toEnd) / sampled;
    }

    private static void histograms(
            Window window, boolean counter, boolean perSecond, RangeFunction.Where where, Cell out) {
        Rate rate = Rate.of(points(window), counter);
        rate.notes().forEach(note -> tell(note, window, where));
        NativeHistogram growth = rate.growth();
        if (growth == null) {
            return;
        }
        int last = window.histogramSize() - 1;
        double before = window.histogram(0).count();
        double start = growth.count() > 0 && before >= 0 ? before / growth.count() : Double.NaN;
        double factor = factor(window, window.histogramTime(0), window.histogramTime(last), last, counter, start);
        out.set(growth.times(perSecond ? factor / where.seconds() : factor));
    }

    private static Rate.Points points(Window window) {
        return new Rate.Points() {
            @Override
            public int size() {
                return window.histogramSize();
            }

            @Override
            public NativeHistogram get(int index) {
                return window.histogram(index);
            }
        };
    }

    static void tell(Rate.Note note, Window window, RangeFunction.Where where) {
        String metric = Texts.quoted(window.labels().metric());
        Notes notes = where.notes();
        switch (note) {
            case NOT_COUNTER ->
                notes.warn("this native histogram metric is not a counter: " + metric, where.argument());
            case NOT_GAUGE -> notes.warn("this native histogram metric is not a gauge: " + metric, where.argument());
            case MIXED_SCHEMAS ->
                notes.warn(
                        "vector contains a mix of histograms with exponential and custom buckets schemas for metric name "
                                + metric,
                        where.argument());
            case RECONCILED ->
                notes.inform("mismatched custom buckets were reconciled during subtraction", where.argument());
        }
    }

    /** From the last two samples: {@code irate} and {@code idelta}. */
    static RangeFunction instant(boolean counter) {
        return (window, scalars, where, out) -> {
            int n = window.size();
            int h = window.histogramSize();
            if (n + h < 2) {
                return;
            }
            long lastNumber = n > 0 ? window.time(n - 1) : Long.MIN_VALUE;
            long lastHistogram = h > 0 ? window.histogramTime(h - 1) : Long.MIN_VALUE;
            boolean numbers = n > 1 && (h == 0 || window.time(n - 2) > lastHistogram);
            boolean histograms = h > 1 && (n == 0 || window.histogramTime(h - 2) > lastNumber);
            if (numbers) {
                instant(window, n - 1, counter, out);
            } else if (histograms) {
                instantHistogram(window, h - 1, counter, where, out);
            } else {
                mixed(window, where);
            }
        };
    }

    private static void instant(Window window, int last, boolean counter, Cell out) {
        double now = window.value(last);
        double before = window.value(last - 1);
        double growth = counter && now < before ? now : now - before;
        long millis = window.time(last) - window.time(last - 1);
        if (millis != 0) {
            out.set(counter ? growth / (millis / 1000.0) : growth);
        }
    }

    private static void instantHistogram(
            Window window, int last, boolean counter, RangeFunction.Where where, Cell out) {
        NativeHistogram now = window.histogram(last);
        NativeHistogram before = window.histogram(last - 1);
        boolean gauges = now.hint() == Hint.GAUGE && before.hint() == Hint.GAUGE;
        if (counter && (now.hint() == Hint.GAUGE || before.hint() == Hint.GAUGE)) {
            tell(Rate.Note.NOT_COUNTER, window, where);
        } else if (!counter && !gauges) {
            tell(Rate.Note.NOT_GAUGE, window, where);
        }
        NativeHistogram growth = now;
        if (!counter || !Resets.between(before, now)) {
            Addition difference = Addition.of(now, before, -1);
            if (difference.histogram() == null) {
                tell(Rate.Note.MIXED_SCHEMAS, window, where);
                return;
            }
            if (difference.reconciled()) {
                tell(Rate.Note.RECONCILED, window, where);
            }
            growth = difference.histogram();
        }
        double seconds = (window.histogramTime(last) - window.histogramTime(last - 1)) / 1000.0;
        growth = growth.withHint(Hint.GAUGE).compact();
        if (seconds != 0) {
            out.set(counter ? growth.dividedBy(seconds) : growth);
        }
    }
}
