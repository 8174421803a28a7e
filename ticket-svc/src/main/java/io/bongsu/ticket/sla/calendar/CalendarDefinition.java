package io.bongsu.ticket.sla.calendar;

import io.bongsu.ticket.sla.clock.DateException;
import io.bongsu.ticket.sla.clock.DateException.Break;
import io.bongsu.ticket.sla.clock.DateException.Holiday;
import io.bongsu.ticket.sla.clock.DateException.Shift;
import io.bongsu.ticket.sla.clock.DateException.YearlyHoliday;
import io.bongsu.ticket.sla.clock.LocalSpan;
import io.bongsu.ticket.sla.clock.WorkCalendar;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A calendar as it is written: {@code {zone, weekly: {mon: [["09:00", "18:00"]]}, exceptions: [{date, kind, intervals}]}}.
 * "Rejected at save: no hours at all, an unknown weekday, an end not after its start (other than overnight), an end of 00:00."
 */
public record CalendarDefinition(ZoneId zone, Map<DayOfWeek, List<LocalSpan>> weekly, List<DateException> exceptions) {
    public static final Set<String> FIELDS = Set.of("zone", "weekly", "exceptions");

    private static final int MOST_A_DAY = 48;
    private static final int MOST_EXCEPTIONS = 5_000;
    private static final Set<String> EXCEPTION_FIELDS =
            Set.of("date", "from", "to", "kind", "intervals", "name", "active", "removed", "yearly");
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);

    public WorkCalendar compiled() {
        return new WorkCalendar(zone, weekly, exceptions);
    }

    /** Empty when anything is wrong, which is then noted. */
    public static Optional<CalendarDefinition> read(Spot spot, Set<String> fields) {
        int before = spot.errors().size();
        if (!spot.isObjectOf(fields, "A calendar: zone, weekly and exceptions.")) {
            return Optional.empty();
        }
        Optional<ZoneId> zone = spot.field("zone")
                .text("unknown-zone", "A zone of the IANA database, such as Asia/Seoul.", Words::zone);
        CalendarDefinition read = new CalendarDefinition(
                zone.orElse(ZoneId.of("UTC")), weekly(spot.field("weekly")), exceptions(spot.field("exceptions")));
        if (spot.errors().size() == before && !read.compiled().hasHours()) {
            spot.field("weekly").wrong("never-open", "A calendar that never opens never counts: give it hours.");
        }
        return spot.errors().size() == before ? Optional.of(read) : Optional.empty();
    }

    private static Map<DayOfWeek, List<LocalSpan>> weekly(Spot spot) {
        Map<DayOfWeek, List<LocalSpan>> weekly = new EnumMap<>(DayOfWeek.class);
        if (spot.isAbsent() || spot.node() == null) {
            return weekly;
        }
        if (!spot.node().isObject()) {
            spot.wrong("not-an-object", "Hours by weekday: {\"mon\": [[\"09:00\", \"18:00\"]]}.");
            return weekly;
        }
        for (String name : spot.node().propertyNames()) {
            DayOfWeek day = DAYS.get(name);
            if (day == null) {
                spot.field(name).wrong("unknown-weekday", "Weekdays are mon, tue, wed, thu, fri, sat, sun.");
            } else {
                weekly.put(day, spans(spot.field(name)));
            }
        }
        return weekly;
    }

    private static List<LocalSpan> spans(Spot spot) {
        return spot.items(MOST_A_DAY).stream()
                .map(CalendarDefinition::span)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<LocalSpan> span(Spot spot) {
        List<Spot> ends = spot.items(1_000);
        if (ends.size() != 2) {
            return spot.wrong("not-an-interval", "Beginning and end: [\"09:00\", \"18:00\"].");
        }
        String means = "A local time such as 09:30; 24:00 is allowed as an end.";
        Optional<Integer> from = ends.get(0).text("not-a-time", means, Words::timeOfDay);
        Optional<Integer> to = ends.get(1).text("not-a-time", means, Words::timeOfDay);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() == LocalSpan.DAY) {
            return ends.get(0).wrong("begins-at-24:00", "24:00 is an end; the next date begins at 00:00.");
        }
        if (to.get() == 0) {
            return ends.get(1).wrong("ends-at-00:00", "The end of a day is written 24:00.");
        }
        if (from.get().equals(to.get())) {
            return ends.get(1).wrong("end-not-after-start", "An end lies after its start, or before it for a night.");
        }
        return Optional.of(new LocalSpan(from.get(), to.get()));
    }

    private static List<DateException> exceptions(Spot spot) {
        List<DateException> exceptions = new ArrayList<>();
        spot.items(MOST_EXCEPTIONS).forEach(item -> exception(item).ifPresent(exceptions::add));
        return exceptions;
    }

    private static Optional<DateException> exception(Spot spot) {
        if (!spot.isObjectOf(EXCEPTION_FIELDS, "An exception: date and kind.")) {
            return Optional.empty();
        }
        Optional<String> kind = spot.field("kind")
                .text("unknown-value", "kind is one of: holiday, shift, break.", text -> switch (text) {
                    case "holiday", "shift", "break" -> text;
                    default -> throw new IllegalArgumentException(text);
                });
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return kind.get().equals("holiday") ? holiday(spot) : hours(spot, kind.get());
    }

    /** "A holiday entry closes its date only when it is marked active and not removed." Here the mark may be left out. */
    private static Optional<DateException> holiday(Spot spot) {
        if (!spot.field("intervals").items(MOST_A_DAY).isEmpty()) {
            return spot.field("intervals")
                    .wrong("not-allowed", "A holiday closes its whole date; a break closes hours.");
        }
        Optional<? extends DateException> holiday =
                spot.field("from").isAbsent() && spot.field("to").isAbsent() ? singleDate(spot) : period(spot);
        boolean active = spot.field("active").flag(true);
        boolean removed = spot.field("removed").flag(false);
        return active && !removed ? holiday.map(found -> (DateException) found) : Optional.empty();
    }

    private static Optional<? extends DateException> singleDate(Spot spot) {
        boolean yearly = spot.field("yearly").flag(false);
        return date(spot.field("date")).map(date -> yearly ? new YearlyHoliday(date) : Holiday.on(date));
    }

    /** "A period needs both ends (first and last date included)." */
    private static Optional<Holiday> period(Spot spot) {
        if (!spot.field("date").isAbsent() || spot.field("yearly").flag(false)) {
            return spot.wrong("ambiguous", "Either date, or from and to; only a date recurs yearly.");
        }
        Optional<LocalDate> first = date(spot.field("from"));
        Optional<LocalDate> last = date(spot.field("to"));
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return last.get().isBefore(first.get())
                ? spot.field("to").wrong("end-before-start", "The last date is not before the first.")
                : Optional.of(new Holiday(first.get(), last.get()));
    }

    private static Optional<LocalDate> date(Spot spot) {
        return spot.text("not-a-date", "A date such as 2026-02-17.", Words::date);
    }

    private static Optional<DateException> hours(Spot spot, String kind) {
        for (String field : List.of("from", "to", "active", "removed", "yearly")) {
            if (!spot.field(field).isAbsent()) {
                spot.field(field).wrong("not-allowed", "Only for holidays.");
            }
        }
        Optional<LocalDate> date = date(spot.field("date"));
        int before = spot.errors().size();
        List<LocalSpan> hours = spans(spot.field("intervals"));
        if (hours.isEmpty() && spot.errors().size() == before) {
            return spot.field("intervals").missing("Its hours: [[\"09:00\", \"13:00\"]].");
        }
        return date.map(on -> kind.equals("shift") ? new Shift(on, hours) : new Break(on, hours));
    }
}
