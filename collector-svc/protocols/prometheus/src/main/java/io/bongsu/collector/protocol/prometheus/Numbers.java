package io.bongsu.collector.protocol.prometheus;

import java.math.BigDecimal;
import java.util.Arrays;

/** The numbers of a repeated field. */
final class Numbers {
    private static final int LONGEST_PLAIN = 6;

    private long[] all = new long[16];
    private int size;

    void add(long number) {
        if (size == all.length) {
            all = Arrays.copyOf(all, size * 2);
        }
        all[size++] = number;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return all[index];
    }

    /** As OpenMetrics writes the bounds of buckets: a point always, the shortest digits, {@code 1e+06} from there on. */
    static String bound(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        if (number == 0) {
            return "0.0";
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < LONGEST_PLAIN) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String unscaled = digits.unscaledValue().abs().toString();
        String fraction = unscaled.length() == 1 ? "" : "." + unscaled.substring(1);
        String sign = exponent < 0 ? "-" : "+";
        String power = (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return (number < 0 ? "-" : "") + unscaled.charAt(0) + fraction + "e" + sign + power;
    }
}
