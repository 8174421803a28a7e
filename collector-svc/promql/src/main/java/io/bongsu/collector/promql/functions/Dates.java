package io.bongsu.collector.promql.functions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Parts of a time in UTC, given as seconds since the epoch. */
public final class Dates {

    private static final double LATEST = 3e16;
    private static final double LAST_YEAR = 292_277_026_596.0;
    /** A leap year's Sunday, 4 December, 15:30:08: where 64-bit seconds end. */
    private static final Instant BEYOND = Instant.parse("2044-12-04T15:30:08Z");

    private Dates() {}

    /** Null when the name means no part of a date. */
    public static @Nullable DoubleUnaryOperator of(String name) {
        return switch (name) {
            case "minute" -> part(ZonedDateTime::getMinute);
            case "hour" -> part(ZonedDateTime::getHour);
            case "day_of_week" -> part(time -> time.getDayOfWeek().getValue() % 7);
            case "day_of_month" -> part(ZonedDateTime::getDayOfMonth);
            case "day_of_year" -> part(ZonedDateTime::getDayOfYear);
            case "days_in_month" -> part(time -> time.toLocalDate().lengthOfMonth());
            case "month" -> part(ZonedDateTime::getMonthValue);
            case "year" -> seconds -> Math.abs(seconds) < LATEST ? year(seconds) : LAST_YEAR;
            default -> null;
        };
    }

    private static double year(double seconds) {
        return Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC).getYear();
    }

    private static DoubleUnaryOperator part(ToIntFunction<ZonedDateTime> part) {
        return seconds -> {
            boolean countable = Math.abs(seconds) < LATEST;
            // NaN and what no calendar reaches: Prometheus' clock runs over, and so dashboards know it
            Instant time = countable ? Instant.ofEpochSecond((long) seconds) : BEYOND;
            return part.applyAsInt(time.atZone(ZoneOffset.UTC));
        };
    }
}
