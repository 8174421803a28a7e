package io.bongsu.ticket.report;

import io.bongsu.platform.problem.Failures;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which days are asked for? Both ends are dates in the zone, the last one included. */
record Period(Instant from, Instant to, ZoneId zone, Instant now) {
    private static final Duration LONGEST = Duration.ofDays(3 * 366);
    private static final int USUAL_DAYS = 30;

    /** Without ends: the last thirty days. */
    static Period of(@Nullable String from, @Nullable String to, @Nullable String zone, Instant now) {
        ZoneId where = zone(zone);
        LocalDate today = now.atZone(where).toLocalDate();
        LocalDate last = date("to", to, today);
        LocalDate first = date("from", from, last.minusDays(USUAL_DAYS - 1L));
        Instant begin = first.atStartOfDay(where).toInstant();
        Instant end = last.plusDays(1).atStartOfDay(where).toInstant();
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Failures.invalid("from", "out-of-range", "from is not after to, and at most three years before it.");
        }
        return new Period(begin, end, where, now);
    }

    private static ZoneId zone(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return ZoneId.of("Asia/Seoul");
        }
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw Failures.invalid("zone", "unknown-zone", "zone is a name of the zone database, as Asia/Seoul.");
        }
        return ZoneId.of(text);
    }

    private static LocalDate date(String name, @Nullable String text, LocalDate otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 2000 || date.getYear() > 2200) {
                throw Failures.invalid(name, "out-of-range", name + " is a date from 2000 to 2200.");
            }
            return date;
        } catch (DateTimeException e) {
            throw Failures.invalid(name, "malformed", name + " is a date, as 2026-11-21.");
        }
    }
}
