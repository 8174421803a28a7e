package io.bongsu.collector.promql.histogram;

import java.util.Arrays;

/** Did a counter of histograms begin anew between two of them? */
public final class Resets {

    private Resets() {}

    public static boolean between(NativeHistogram earlier, NativeHistogram later) {
        if (later.hint() == Hint.RESET) {
            return true;
        }
        return later.hint() != Hint.NOT_RESET && fell(earlier, later);
    }

    /** Whatever is known: does any count say so? */
    public static boolean fell(NativeHistogram earlier, NativeHistogram later) {
        if (later.count() < earlier.count() || later.isCustom() != earlier.isCustom()) {
            return true;
        }
        if (later.isCustom()) {
            return fellCustom(earlier, later);
        }
        if (later.schema() > earlier.schema() || later.zeroThreshold() < earlier.zeroThreshold()) {
            return true; // finer than before: a new beginning
        }
        NativeHistogram wide = ZeroBucket.widened(earlier, later.zeroThreshold());
        if (wide.zeroThreshold() != later.zeroThreshold() || later.zeroCount() < wide.zeroCount()) {
            return true;
        }
        NativeHistogram coarse = wide.atSchema(later.schema());
        return later.positive().fellSince(coarse.positive()) || later.negative().fellSince(coarse.negative());
    }

    private static boolean fellCustom(NativeHistogram earlier, NativeHistogram later) {
        if (Arrays.equals(earlier.bounds(), later.bounds())) {
            return later.positive().fellSince(earlier.positive());
        }
        double[] common = Addition.common(earlier.bounds(), later.bounds());
        return Addition.rebound(later, common)
                .positive()
                .fellSince(Addition.rebound(earlier, common).positive());
    }
}
