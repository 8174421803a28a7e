package io.bongsu.ticket.sla.clock;

import java.time.LocalDate;
import java.util.List;

/** A date unlike its weekday: "<em>holiday</em> (closes the date), <em>shift</em> (replaces that date's hours), <em>break</em> (is subtracted)". */
public sealed interface DateException {

    /** First and last date included; only entries that are active and not removed become one of these. */
    record Holiday(LocalDate first, LocalDate last) implements DateException {
        public static Holiday on(LocalDate date) {
            return new Holiday(date, date);
        }

        boolean covers(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    /** "A yearly holiday recurs"; one on 29 February in leap years only. */
    record YearlyHoliday(LocalDate first) implements DateException {
        boolean covers(LocalDate date) {
            return date.getMonth() == first.getMonth()
                    && date.getDayOfMonth() == first.getDayOfMonth()
                    && !date.isBefore(first);
        }
    }

    record Shift(LocalDate date, List<LocalSpan> hours) implements DateException {}

    record Break(LocalDate date, List<LocalSpan> hours) implements DateException {}
}
