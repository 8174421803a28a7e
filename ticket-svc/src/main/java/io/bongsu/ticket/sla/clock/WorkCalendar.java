package io.bongsu.ticket.sla.clock;

import io.bongsu.ticket.sla.clock.DateException.Break;
import io.bongsu.ticket.sla.clock.DateException.Holiday;
import io.bongsu.ticket.sla.clock.DateException.Shift;
import io.bongsu.ticket.sla.clock.DateException.YearlyHoliday;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One version of a calendar: "one IANA zone; weekly intervals, several a day; dated exceptions". Built once, immutable.
 *
 * <p>"Order for one local date: an active holiday closes it; else a shift, where there is one, replaces the weekly hours (and
 * can open a day that is usually closed); then breaks are subtracted from what remains." The night part of an overnight shift
 * belongs to the next date and is added to that date's hours.
 */
public final class WorkCalendar implements OpenHours {
    private final ZoneId zone;
    private final Map<DayOfWeek, List<Interval>> weekly;
    private final Set<LocalDate> holidays = new HashSet<>();
    private final List<Holiday> periods = new ArrayList<>();
    private final List<YearlyHoliday> yearly = new ArrayList<>();
    private final Map<LocalDate, List<Interval>> shifts = new HashMap<>();
    private final Map<LocalDate, List<Interval>> nightsAfterShifts = new HashMap<>();
    private final Map<LocalDate, List<Interval>> breaks = new HashMap<>();

    public WorkCalendar(ZoneId zone, Map<DayOfWeek, List<LocalSpan>> weekly, List<DateException> exceptions) {
        this.zone = zone;
        this.weekly = week(weekly);
        exceptions.forEach(this::keep);
    }

    private static Map<DayOfWeek, List<Interval>> week(Map<DayOfWeek, List<LocalSpan>> weekly) {
        Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, spans) -> spans.forEach(span -> {
            add(week, day, span.onItsDate());
            add(week, day.plus(1), span.onTheNextDate());
        }));
        week.replaceAll((day, spans) -> Interval.union(spans));
        return week;
    }

    private static <K> void add(Map<K, List<Interval>> map, K key, Interval part) {
        if (!part.isEmpty()) {
            map.computeIfAbsent(key, k -> new ArrayList<>()).add(part);
        }
    }

    private void keep(DateException exception) {
        switch (exception) {
            case Holiday holiday when holiday.first().equals(holiday.last()) -> holidays.add(holiday.first());
            case Holiday period -> periods.add(period);
            case YearlyHoliday recurring -> yearly.add(recurring);
            case Shift(LocalDate date, List<LocalSpan> hours) -> {
                shifts.computeIfAbsent(date, d -> new ArrayList<>());
                hours.forEach(span -> {
                    add(shifts, date, span.onItsDate());
                    add(nightsAfterShifts, date.plusDays(1), span.onTheNextDate());
                });
            }
            case Break(LocalDate date, List<LocalSpan> hours) ->
                hours.forEach(span -> {
                    add(breaks, date, span.onItsDate());
                    add(breaks, date.plusDays(1), span.onTheNextDate());
                });
        }
    }

    @Override
    public ZoneId zone(long at) {
        return zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** "No hours at all" is rejected where calendars are saved. */
    public boolean hasHours() {
        return !weekly.isEmpty() || shifts.values().stream().anyMatch(hours -> !hours.isEmpty());
    }

    public boolean isHoliday(LocalDate date) {
        return holidays.contains(date)
                || periods.stream().anyMatch(period -> period.covers(date))
                || yearly.stream().anyMatch(recurring -> recurring.covers(date));
    }

    @Override
    public List<Interval> open(Interval window) {
        List<Interval> found = new ArrayList<>();
        eachDate(window, (date, clip) -> hours(date).forEach(span -> addInstants(found, date, span, clip)));
        return Interval.union(found);
    }

    @Override
    public List<Closure> closures(Interval window) {
        List<Closure> found = new ArrayList<>();
        eachDate(window, (date, clip) -> {
            boolean holiday = isHoliday(date);
            List<Interval> instants = new ArrayList<>();
            List<Interval> spans = holiday
                    ? List.of(new Interval(0, LocalSpan.DAY))
                    : Interval.intersect(unbroken(date), Interval.union(breaks.getOrDefault(date, List.of())));
            spans.forEach(span -> addInstants(instants, date, span, clip));
            instants.forEach(when -> found.add(new Closure(when, holiday ? Why.HOLIDAY : Why.BREAK)));
        });
        found.sort(Comparator.comparingLong(closure -> closure.when().from()));
        return found;
    }

    /** Two dates more on either side: hours may be shifted by a whole skipped day. */
    private void eachDate(Interval window, BiConsumer<LocalDate, Interval> visit) {
        LocalDate date = dateAt(window.from()).minus(2, ChronoUnit.DAYS);
        LocalDate last = dateAt(window.to()).plusDays(1);
        for (; !date.isAfter(last); date = date.plusDays(1)) {
            visit.accept(date, window);
        }
    }

    private LocalDate dateAt(long instant) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }

    private List<Interval> hours(LocalDate date) {
        if (isHoliday(date)) {
            return List.of();
        }
        List<Interval> breaksOfDate = breaks.get(date);
        return breaksOfDate == null ? unbroken(date) : Interval.subtract(unbroken(date), Interval.union(breaksOfDate));
    }

    private List<Interval> unbroken(LocalDate date) {
        List<Interval> shift = shifts.get(date);
        List<Interval> night = nightsAfterShifts.get(date);
        if (shift == null && night == null) {
            return weekly.getOrDefault(date.getDayOfWeek(), List.of());
        }
        List<Interval> all =
                new ArrayList<>(shift == null ? weekly.getOrDefault(date.getDayOfWeek(), List.of()) : shift);
        if (night != null) {
            all.addAll(night);
        }
        return Interval.union(all);
    }

    private void addInstants(List<Interval> found, LocalDate date, Interval span, Interval clip) {
        Interval instants = new Interval(instant(date, span.from(), zone), instant(date, span.to(), zone)).clip(clip);
        if (!instants.isEmpty()) {
            found.add(instants); // "Intervals that collapse to nothing are dropped."
        }
    }

    /** "A local time that does not exist is shifted later by the gap; an ambiguous one takes the earlier offset." 24:00 is 00:00 of the next date. */
    static long instant(LocalDate date, long millisOfDay, ZoneId zone) {
        LocalDateTime local = millisOfDay == LocalSpan.DAY
                ? date.plusDays(1).atStartOfDay()
                : date.atStartOfDay().plusNanos(millisOfDay * 1_000_000);
        return ZonedDateTime.ofLocal(local, zone, null).toInstant().toEpochMilli();
    }
}
