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

    /**
     * "An offset in working days moves by open dates at the same local time; from an end-of-day target it lands on the end of
     * that day." The end of a day may be midnight: then the deadline's date is the one that ends with it.
     */
    static OptionalLong moved(OpenTime open, long deadline, int days, Target target) {
        if (days == 0) {
            return OptionalLong.of(deadline);
        }
        ZoneId zone = open.hours().zone(deadline);
        boolean endOfDay = target instanceof WorkingDays given && given.endOfDay();
        ZonedDateTime from =
                Instant.ofEpochMilli(endOfDay ? deadline - 1 : deadline).atZone(zone);
        return openDate(open, from.toLocalDate(), days, zone)
                .map(date -> OptionalLong.of(endOfDay ? open.endOf(date, zone) : at(date, deadline, zone)))
                .orElse(OptionalLong.empty());
    }

    private static long at(LocalDate date, long instant, ZoneId zone) {
        ZonedDateTime then = Instant.ofEpochMilli(instant).atZone(zone);
        return date.equals(then.toLocalDate())
                ? instant
                : ZonedDateTime.ofLocal(date.atTime(then.toLocalTime()), zone, null)
                        .toInstant()
                        .toEpochMilli();
    }

    /** So many open dates on, or back when negative. */
    private static Optional<LocalDate> openDate(OpenTime open, LocalDate from, int days, ZoneId zone) {
        LocalDate date = from;
        int rest = Math.abs(days);
        for (int looked = 0; rest > 0; looked++) {
            if (looked > HORIZON_DAYS) {
                return Optional.empty();
            }
            date = date.plusDays(Integer.signum(days));
            rest -= open.isOpenDate(date, zone) ? 1 : 0;
        }
        return Optional.of(date);
    }

    private static OptionalLong keepingTime(OpenTime open, LocalDate date, ZonedDateTime begun) {
        return open.nextOpening(at(date, begun.toInstant().toEpochMilli(), begun.getZone()));
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
