package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Window;
import io.bongsu.collector.promql.histogram.HistogramSum;
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
                histograms(window, false, where, out);
            }
        };
    }

    static RangeFunction average() {
        Mean mean = new Mean();
        Kahan sums = new Kahan();
        return (window, scalars, where, out) -> {
            if (window.size() > 0 && window.histogramSize() > 0) {
                Rates.mixed(window, where);
            } else if (window.size() > 0 && window.isWeighted()) {
                sums.clear(); // of values that are sums, each with the number of its samples
                for (int i = 0; i < window.size(); i++) {
                    sums.add(window.value(i));
                }
                out.set(sums.total() / OverTime.count(window));
            } else if (window.size() > 0) {
                mean.clear();
                for (int i = 0; i < window.size(); i++) {
                    mean.add(window.value(i));
                }
                out.set(mean.result());
            } else {
                histograms(window, true, where, out);
            }
        };
    }

    private static void histograms(Window window, boolean mean, RangeFunction.Where where, Cell out) {
        HistogramSum sum = new HistogramSum();
        for (int i = 0; i < window.histogramSize(); i++) {
            if (!sum.add(window.histogram(i))) {
                Rates.tell(Rate.Note.MIXED_SCHEMAS, window, where);
                return;
            }
        }
        if (sum.hasResetCollision()) {
            where.notes().warn("conflicting counter resets during histogram aggregation", where.argument());
        }
        if (sum.isReconciled()) {
            where.notes().inform("mismatched custom buckets were reconciled during aggregation", where.argument());
        }
        NativeHistogram result = mean ? sum.mean() : sum.total();
        if (result != null) {
            out.set(result);
        }
    }
}
