package io.bongsu.collector.promql;

import io.bongsu.collector.resource.Labels;

/**
 * One series of a result: a value per time of the grid, {@link #ABSENT} where there is none.
 *
 * @param metric empty where an operation took the name away
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, never compared
record Row(String metric, Labels labels, double[] values) {
    private static final long ABSENT_BITS = 0x7ff0_0000_0000_0002L; // a NaN that no computation yields
    static final double ABSENT = Double.longBitsToDouble(ABSENT_BITS);

    static boolean isAbsent(double value) {
        return Double.doubleToRawLongBits(value) == ABSENT_BITS;
    }

    boolean isEmpty() {
        for (double value : values) {
            if (!isAbsent(value)) {
                return false;
            }
        }
        return true;
    }
}
