package io.bongsu.collector.promql.functions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Parts of a time in UTC, given as seconds since the epoch. */
public final class Dates {

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
            case "year" -> part(ZonedDateTime::getYear);
            default -> null;
        };
    }

    private static DoubleUnaryOperator part(ToIntFunction<ZonedDateTime> part) {
        return seconds -> {
            try {
                return part.applyAsInt(Instant.ofEpochSecond((long) seconds).atZone(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Double.NaN; // beyond what a calendar counts
            }
        };
    }
}
