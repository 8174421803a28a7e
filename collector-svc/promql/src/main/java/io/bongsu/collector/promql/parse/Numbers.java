package io.bongsu.collector.promql.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and durations as PromQL writes them. */
public final class Numbers {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d+)y)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final long[] MILLIS = {365L * 86_400_000, 7L * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000, 1};

    private Numbers() {}

    /**
     * {@code 1h30m} in milliseconds.
     *
     * @throws NumberFormatException when it is none
     */
    public static long durationMillis(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new NumberFormatException("not a valid duration string: " + Texts.quoted(text));
        }
        long millis = 0;
        try {
            for (int i = 0; i < MILLIS.length; i++) {
                String part = matcher.group(i + 1);
                if (part != null) {
                    millis = Math.addExact(millis, Math.multiplyExact(Long.parseLong(part), MILLIS[i]));
                }
            }
            Math.multiplyExact(millis, 1_000_000L); // Prometheus counts nanoseconds in 64 bits
        } catch (ArithmeticException | NumberFormatException e) {
            throw new NumberFormatException("duration out of range");
        }
        return millis;
    }

    /**
     * {@code 1}, {@code 0x1F}, {@code 1_000}, {@code .5e3}, {@code Inf}, {@code NaN}; a leading 0 makes an integer octal.
     *
     * @throws NumberFormatException when it is none
     */
    public static double number(String text) {
        String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = plain.startsWith("-");
        String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        double value = unsigned(digits);
        return negative ? -value : value;
    }

    /**
     * A number as labels carry it: no underscores, no octal.
     *
     * @throws NumberFormatException when it is none
     */
    public static double bound(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        String digits = plain.startsWith("-") || plain.startsWith("+") ? plain.substring(1) : plain;
        boolean word = digits.equals("inf") || digits.equals("infinity") || digits.equals("nan");
        if (!word
                && (digits.isEmpty()
                        || (!Character.isDigit(digits.charAt(digits.length() - 1)) && !digits.endsWith(".")))) {
            throw new NumberFormatException(text);
        }
        return word ? number(plain) : Double.parseDouble(plain);
    }

    private static double unsigned(String digits) {
        if (digits.equals("inf") || digits.equals("infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        if (digits.equals("nan")) {
            return Double.NaN;
        }
        if (digits.startsWith("0x")) {
            return digits.indexOf('p') >= 0
                    ? Double.parseDouble(digits)
                    : new java.math.BigInteger(digits.substring(2), 16).doubleValue();
        }
        if (digits.length() > 1
                && digits.length() < 20
                && digits.startsWith("0")
                && digits.chars().allMatch(c -> c >= '0' && c < '8')) {
            return Long.parseLong(digits, 8);
        }
        char last = digits.isEmpty() ? ' ' : digits.charAt(digits.length() - 1);
        if (last == 'd' || last == 'f' || !digits.equals(digits.strip())) {
            throw new NumberFormatException(digits); // Java takes these
        }
        return Double.parseDouble(digits);
    }

    /** The shortest digits that mean this duration. */
    public static String duration(long millis) {
        if (millis == 0) {
            return "0s";
        }
        StringBuilder out = new StringBuilder(millis < 0 ? "-" : "");
        long rest = Math.abs(millis);
        String[] units = {"y", "w", "d", "h", "m", "s", "ms"};
        for (int i = 0; i < MILLIS.length; i++) {
            boolean whole = i > 1 || rest % MILLIS[i] == 0; // years and weeks only when nothing remains
            if (whole && rest >= MILLIS[i]) {
                out.append(rest / MILLIS[i]).append(units[i]);
                rest %= MILLIS[i];
            }
        }
        return out.toString();
    }
}
