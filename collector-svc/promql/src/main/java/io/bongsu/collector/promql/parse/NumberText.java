package io.bongsu.collector.promql.parse;

import java.math.BigDecimal;

/** Numbers as Go prints them, always with the fewest digits that read back as the same number. */
public final class NumberText {

    private NumberText() {}

    /** Go's {@code %g}: an exponent below 1e-4 and from 1e6 on. */
    public static String general(double value) {
        double abs = Math.abs(value);
        return special(value, abs != 0 && (abs < 1e-4 || abs >= 1e6));
    }

    /** Go's {@code 'f', -1}: never an exponent. */
    public static String plain(double value) {
        return special(value, false);
    }

    /** As Prometheus' JSON has values: an exponent below 1e-6 and from 1e21 on. */
    public static String json(double value) {
        double abs = Math.abs(value);
        return special(value, abs != 0 && (abs < 1e-6 || abs >= 1e21));
    }

    /** As OpenMetrics has it: {@link #general}, and whole numbers get {@code .0}. */
    public static String openMetrics(double value) {
        String text = general(value);
        boolean whole = Double.isFinite(value) && text.indexOf('.') < 0 && text.indexOf('e') < 0;
        return whole ? text + ".0" : text;
    }

    private static String special(double value, boolean exponent) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        if (!exponent && value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exponent ? scientific(decimal) : decimal.toPlainString();
    }

    private static String scientific(BigDecimal decimal) {
        String digits = decimal.unscaledValue().abs().toString();
        int power = digits.length() - 1 - decimal.scale();
        String mantissa = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "");
        String size = Math.abs(power) < 10 ? "0" + Math.abs(power) : String.valueOf(Math.abs(power));
        return (decimal.signum() < 0 ? "-" : "") + mantissa + "e" + (power < 0 ? "-" : "+") + size;
    }
}
