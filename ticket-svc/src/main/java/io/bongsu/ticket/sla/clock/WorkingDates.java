package io.bongsu.ticket.sla.clock;

import io.bongsu.ticket.sla.clock.Target.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/** Targets and offsets in working days, by local dates of the calendar's zone. */
final class WorkingDates {
    private static final int HORIZON_DAYS = OpenTime.HORIZON_YEARS * 366;

    private WorkingDates() {}

    /**
     * "Advance N open dates, the start's date not counted, keeping the local time with its seconds; a time outside the hours
     * of the date reached moves forward to the next opening. Option end of working day: the end of that date's last interval."
     */
    static OptionalLong advance(OpenTime open, long start, WorkingDays target) {
        ZoneId zone = open.hours().zone(start);
        ZonedDateTime begun = Instant.ofEpochMilli(start).atZone(zone);
        return openDate(open, begun.toLocalDate(), target.days(), zone)
                .map(date -> target.endOfDay() ? endOf(open, date, start, zone) : keepingTime(open, date, begun))
                .orElse(OptionalLong.empty());
    }

    private static Optional<LocalDate> openDate(OpenTime open, LocalDate from, int days, ZoneId zone) {
        LocalDate date = from;
        int ahead = days;
        for (int looked = 0; ahead > 0; looked++) {
            if (looked > HORIZON_DAYS) {
                return Optional.empty();
            }
            date = date.plusDays(1);
            ahead -= open.isOpenDate(date, zone) ? 1 : 0;
        }
        return Optional.of(date);
    }

    private static OptionalLong keepingTime(OpenTime open, LocalDate date, ZonedDateTime begun) {
        long sameTime = date.equals(begun.toLocalDate())
                ? begun.toInstant().toEpochMilli()
                : ZonedDateTime.ofLocal(date.atTime(begun.toLocalTime()), begun.getZone(), null)
                        .toInstant()
                        .toEpochMilli();
        return open.nextOpening(sameTime);
    }

    /** Zero days from an instant after the last hours of its date mean the next date that opens. */
    private static OptionalLong endOf(OpenTime open, LocalDate date, long start, ZoneId zone) {
        if (open.isOpenDate(date, zone) && open.endOf(date, zone) > start) {
            return OptionalLong.of(open.endOf(date, zone));
        }
        OptionalLong next = open.nextOpening(start);
        return next.isEmpty()
                ? next
                : OptionalLong.of(open.endOf(LocalDate.ofInstant(Instant.ofEpochMilli(next.getAsLong()), zone), zone));
    }
}
