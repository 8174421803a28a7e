package io.bongsu.collector.promql.histogram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sum of many histograms that loses nothing to rounding: each count and the sum of observations carry a Kahan-Neumaier
 * correction. The layout becomes the coarsest of all, as in {@link Addition}.
 */
public final class HistogramSum {
    private @Nullable NativeHistogram sum;
    private @Nullable NativeHistogram lost;
    private int size;
    private boolean reset;
    private boolean notReset;
    private boolean reconciled;

    /** False when the layouts cannot be added. */
    public boolean add(NativeHistogram next) {
        size++;
        reset |= next.hint() == Hint.RESET;
        notReset |= next.hint() == Hint.NOT_RESET;
        NativeHistogram before = sum;
        NativeHistogram correction = lost;
        if (before == null || correction == null) {
            sum = next;
            lost = next.emptied().withZero(next.zeroThreshold(), 0);
            return true;
        }
        Addition layout = Addition.of(before, next, 1);
        NativeHistogram shape = layout.histogram();
        if (shape == null) {
            return false;
        }
        reconciled |= layout.reconciled();
        NativeHistogram empty = shape.emptied().withZero(shape.zeroThreshold(), 0);
        NativeHistogram a = like(before, empty);
        NativeHistogram b = like(next, empty);
        NativeHistogram c = like(correction, empty);
        sum = shape;
        lost = corrected(a, b, shape, c);
        return true;
    }

    /** In the layout of an empty histogram that is at least as coarse. */
    private static NativeHistogram like(NativeHistogram histogram, NativeHistogram empty) {
        if (histogram.isCustom()) {
            return Arrays.equals(histogram.bounds(), empty.bounds())
                    ? histogram
                    : Addition.rebound(histogram, empty.bounds());
        }
        NativeHistogram coarse = histogram.atSchema(empty.schema());
        return coarse.zeroThreshold() == empty.zeroThreshold()
                ? coarse
                : ZeroBucket.widened(coarse, empty.zeroThreshold());
    }

    private static NativeHistogram corrected(
            NativeHistogram a, NativeHistogram b, NativeHistogram sum, NativeHistogram lost) {
        return new NativeHistogram(
                sum.schema(),
                sum.hint(),
                sum.zeroThreshold(),
                correction(a.zeroCount(), b.zeroCount(), sum.zeroCount(), lost.zeroCount()),
                correction(a.count(), b.count(), sum.count(), lost.count()),
                correction(a.sum(), b.sum(), sum.sum(), lost.sum()),
                buckets(a.positive(), b.positive(), sum.positive(), lost.positive()),
                buckets(a.negative(), b.negative(), sum.negative(), lost.negative()),
                sum.bounds());
    }

    private static Buckets buckets(Buckets a, Buckets b, Buckets sum, Buckets lost) {
        int[] indexes = new int[sum.size()];
        double[] counts = new double[sum.size()];
        for (int i = 0; i < indexes.length; i++) {
            int index = sum.index(i);
            indexes[i] = index;
            counts[i] = correction(a.at(index), b.at(index), sum.count(i), lost.at(index));
        }
        return Buckets.of(indexes, counts);
    }

    private static double correction(double a, double b, double sum, double lost) {
        if (Double.isInfinite(sum)) {
            return 0;
        }
        return lost + (Math.abs(a) >= Math.abs(b) ? (a - sum) + b : (b - sum) + a);
    }

    /** Sum of all; null when nothing was added. */
    public @Nullable NativeHistogram total() {
        NativeHistogram all = sum;
        NativeHistogram correction = lost;
        if (all == null || correction == null || size == 1) {
            return all == null ? null : all.compact();
        }
        NativeHistogram total = Addition.of(all, correction, 1).histogram();
        return total == null ? null : total.withHint(all.hint()).compact();
    }

    public @Nullable NativeHistogram mean() {
        NativeHistogram total = total();
        return total == null || size == 1 ? total : total.dividedBy(size).compact();
    }

    /** Were there histograms known to follow a reset beside such known not to? */
    public boolean hasResetCollision() {
        return reset && notReset;
    }

    /** Did custom bounds differ? */
    public boolean isReconciled() {
        return reconciled;
    }
}
