package io.bongsu.ticket.sla.json;

import io.bongsu.ticket.sla.clock.LocalSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** How zones, dates, times and durations are written. Each throws an IllegalArgumentException or DateTimeException for what is none. */
public final class Words {
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern HOURS_TO_SECONDS = Pattern.compile("[+-]?PT.+");
    private static final Duration LONGEST = Duration.ofDays(36_500); // a hundred years
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Words() {}

    /** "One IANA zone": a name of the zone database, not an offset. */
    public static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException("no zone: " + text);
        }
        return ZoneId.of(text);
    }

    public static LocalDate date(String text) {
        return bounded(LocalDate.parse(matching(DATE, text)));
    }

    private static LocalDate bounded(LocalDate date) {
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("too far away: " + date);
        }
        return date;
    }

    /** Milliseconds of the day; 24:00 is the end of it. */
    public static int timeOfDay(String text) {
        String time = matching(TIME, text);
        return time.matches("24:00(:00(\\.0{1,3})?)?")
                ? LocalSpan.DAY
                : Math.toIntExact(LocalTime.parse(time).toNanoOfDay() / 1_000_000);
    }

    /** RFC 3339, to the millisecond; finer parts are cut off. */
    public static long instant(String text) {
        OffsetDateTime at = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
        bounded(at.toLocalDate());
        return at.toInstant().toEpochMilli();
    }

    /** An amount of time in milliseconds, from hours, minutes and seconds: a day of working time would mean something else to everybody. */
    public static long duration(String text) {
        Duration duration = Duration.parse(matching(HOURS_TO_SECONDS, text));
        if (duration.isNegative() || duration.toNanosPart() % 1_000_000 != 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("not a whole, non-negative amount: " + text);
        }
        return duration.toMillis();
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("written otherwise: " + text);
        }
        return text;
    }

    /** ISO 8601, with one sign in front when negative: {@code -PT3H30M}. */
    public static String duration(long millis) {
        return millis < 0
                ? "-" + Duration.ofMillis(-millis)
                : Duration.ofMillis(millis).toString();
    }

    public static Instant instant(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
