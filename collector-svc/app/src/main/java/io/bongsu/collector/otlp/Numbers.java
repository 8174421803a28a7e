package io.bongsu.collector.otlp;

import java.math.BigDecimal;

/** Numbers as Prometheus writes them in {@code le} and {@code quantile}: shortest, without exponent or trailing zero. */
final class Numbers {

    private Numbers() {}

    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return "0";
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
