package io.bongsu.ticket.sla.json;

import io.bongsu.ticket.sla.clock.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A level as it is written: {@code 75%} of the target, {@code -PT30M} or {@code PT1H} around the deadline, {@code -1D} in working days. */
public final class LevelWords {
    private static final Pattern PERCENT = Pattern.compile("([1-9]\\d{0,2})%");
    private static final Pattern DAYS = Pattern.compile("(-?[1-9]\\d{0,2})D");
    private static final Pattern TIME = Pattern.compile("(-?)(PT.+)");

    private LevelWords() {}

    /** @throws IllegalArgumentException or a DateTimeException for what is none */
    public static Level of(String text) {
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            return new Level.Percent(Integer.parseInt(percent.group(1)));
        }
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return new Level.WorkingDays(Integer.parseInt(days.group(1)));
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long millis = Words.duration(time.group(2));
            return new Level.WorkingTime(time.group(1).isEmpty() ? millis : -millis);
        }
        throw new IllegalArgumentException("no level: " + text);
    }

    public static String word(Level level) {
        return switch (level) {
            case Level.Percent(int percent) -> percent + "%";
            case Level.WorkingTime(long millis) -> Words.duration(millis);
            case Level.WorkingDays(int days) -> days + "D";
        };
    }
}
