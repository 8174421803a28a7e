package io.bongsu.collector.promql;

import io.bongsu.collector.promql.parse.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Prometheus' parameters, from the address and from a form alike. Times are RFC 3339 or seconds since the epoch. */
record QueryParameters(MultiValueMap<String, String> values, Clock clock) {
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    static QueryParameters of(MultiValueMap<String, String> address, MultiValueMap<String, String> form, Clock clock) {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>(address);
        all.addAll(form);
        return new QueryParameters(all, clock);
    }

    String required(String name) {
        String value = values.getFirst(name);
        if (value == null) {
            throw PromqlFailure.badData("invalid parameter \"" + name + "\": it is required");
        }
        return value;
    }

    List<String> all(String name) {
        List<String> all = values.get(name);
        return all == null ? List.of() : all;
    }

    long time(String name) {
        return time(name, required(name));
    }

    long time(String name, long otherwise) {
        String text = values.getFirst(name);
        return text == null || text.isEmpty() ? otherwise : time(name, text);
    }

    long now() {
        return clock.millis();
    }

    long step() {
        String text = required("step");
        return duration("step", text);
    }

    /** A parameter that is a duration or seconds. */
    Duration duration(String name, Duration otherwise) {
        String text = values.getFirst(name);
        return text == null || text.isEmpty() ? otherwise : Duration.ofMillis(duration(name, text));
    }

    /** How many items are wanted at most; 0: all. */
    int limit() {
        String text = values.getFirst("limit");
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw PromqlFailure.badData("invalid parameter \"limit\": must be a non-negative number");
    }

    private static long duration(String name, String text) {
        BigDecimal seconds = decimal(text);
        if (seconds != null) {
            return millis(seconds);
        }
        try {
            return Numbers.durationMillis(text);
        } catch (NumberFormatException e) {
            throw PromqlFailure.badData(
                    "invalid parameter \"" + name + "\": cannot parse \"" + shortened(text) + "\" to a valid duration");
        }
    }

    private static long time(String name, String text) {
        BigDecimal seconds = decimal(text);
        if (seconds != null) {
            return millis(seconds);
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw PromqlFailure.badData("invalid parameter \"" + name + "\": cannot parse \"" + shortened(text)
                    + "\" to a valid timestamp");
        }
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            BigDecimal number = text.length() > 40 ? null : new BigDecimal(text);
            boolean sane = number != null
                    && Math.abs(number.scale()) <= 40
                    && number.abs().compareTo(LATEST) <= 0;
            return sane ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static long millis(BigDecimal seconds) {
        return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static String shortened(String text) {
        return text.length() > 50 ? text.substring(0, 50) : text;
    }
}
