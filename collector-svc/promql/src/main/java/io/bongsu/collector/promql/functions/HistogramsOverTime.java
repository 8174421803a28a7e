package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.histogram.Addition;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Rate;

/** Sum and mean over a range, of numbers or of histograms. */
final class HistogramsOverTime {

    private HistogramsOverTime() {}

    static RangeFunction sum() {
        Kahan kahan = new Kahan();
        return (window, scalars, where, out) -> {
            if (window.size() > 0 && window.histogramSize() > 0) {
                Rates.mixed(window, where);
            } else if (window.size() > 0) {
                kahan.clear();
                for (int i = 0; i < window.size(); i++) {
                    kahan.add(window.value(i));
                }
                out.set(kahan.total());
            } else {
                histograms(window, 1, where, out);
            }
        };
    }

    static RangeFunction average() {
        Mean mean = new Mean();
        return (window, scalars, where, out) -> {
            if (window.size() > 0 && window.histogramSize() > 0) {
                Rates.mixed(window, where);
            } else if (window.size() > 0) {
                mean.clear();
                for (int i = 0; i < window.size(); i++) {
                    mean.add(window.value(i));
                }
                out.set(mean.result());
            } else {
                histograms(window, window.histogramSize(), where, out);
            }
        };
    }

    private static void histograms(Window window, int divisor, RangeFunction.Where where, Cell out) {
        NativeHistogram sum = window.histogram(0);
        boolean reset = false;
        boolean notReset = false;
        boolean reconciled = false;
        for (int i = 0; i < window.histogramSize(); i++) {
            NativeHistogram next = window.histogram(i);
            reset |= next.hint() == Hint.RESET;
            notReset |= next.hint() == Hint.NOT_RESET;
            if (i > 0) {
                Addition addition = Addition.of(sum, next, 1);
                if (addition.histogram() == null) {
                    Rates.tell(Rate.Note.MIXED_SCHEMAS, window, where);
                    return;
                }
                reconciled |= addition.reconciled();
                sum = addition.histogram();
            }
        }
        if (reset && notReset) {
            where.notes().warn("conflicting counter resets during histogram aggregation", where.argument());
        }
        if (reconciled) {
            where.notes().inform("mismatched custom buckets were reconciled during aggregation", where.argument());
        }
        out.set(divisor == 1 ? sum.compact() : sum.dividedBy(divisor).compact());
    }
}
