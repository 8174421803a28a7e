package io.bongsu.collector.promql;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' durations: {@code 5m}, {@code 1h30m}, {@code 100ms}. */
final class Durations {
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,5})y)?(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,8})h)?(?:(\\d{1,9})m)?(?:(\\d{1,11})s)?(?:(\\d{1,14})ms)?");
    private static final long[] MILLIS = {31_536_000_000L, 604_800_000, 86_400_000, 3_600_000, 60_000, 1000, 1};

    private Durations() {}

    static OptionalLong millis(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (int i = 0; i < MILLIS.length; i++) {
            String number = matcher.group(i + 1);
            sum += number == null ? 0 : Long.parseLong(number) * MILLIS[i];
        }
        return OptionalLong.of(sum);
    }
}
