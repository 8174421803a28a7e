package io.bongsu.collector.promql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
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
        OptionalLong duration = Durations.millis(text);
        if (duration.isPresent()) {
            return duration.getAsLong();
        }
        BigDecimal seconds = decimal(text);
        if (seconds == null) {
            throw PromqlFailure.badData(
                    "invalid parameter \"step\": cannot parse \"" + shortened(text) + "\" to a valid duration");
        }
        return millis(seconds);
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
