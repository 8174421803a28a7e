package io.bongsu.collector.promql.histogram;

/** Logarithms to base 2 that are exact for powers of 2, which bucket bounds are. */
public final class Logs {
    private static final double LN2 = Math.log(2);

    private Logs() {}

    public static double log2(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            return Math.log(value);
        }
        int exponent = Math.getExponent(value);
        if (exponent < Double.MIN_EXPONENT) {
            return log2(value * 0x1p54) - 54; // subnormal
        }
        double mantissa = Math.scalb(value, -exponent);
        return mantissa == 1 ? exponent : Math.log(mantissa) / LN2 + exponent;
    }
}
