package io.bongsu.ticket.sla.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recurrence as holidays have it (RFC 5545): every so many years, on a date, or on the nth weekday of a month. Days beyond it
 * are for appointments.
 *
 * @param months of the year; the first date's where none are said
 * @param weekdays of the month, the nth or (negative) the nth last; none: a day of the month
 * @param until last date; null for ever
 */
record YearlyRule(
        LocalDate first,
        int interval,
        List<Integer> months,
        List<Integer> days,
        List<Nth> weekdays,
        @Nullable Integer count,
        @Nullable LocalDate until) {
    private static final Set<String> KNOWN =
            Set.of("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST");
    private static final int MOST_YEARS_BETWEEN = 100;
    private static final int MOST_A_YEAR = 31;
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "MO", DayOfWeek.MONDAY,
            "TU", DayOfWeek.TUESDAY,
            "WE", DayOfWeek.WEDNESDAY,
            "TH", DayOfWeek.THURSDAY,
            "FR", DayOfWeek.FRIDAY,
            "SA", DayOfWeek.SATURDAY,
            "SU", DayOfWeek.SUNDAY);

    record Nth(int nth, DayOfWeek day) {}

    /** Empty for anything that is not understood whole: half a rule would close wrong dates. */
    static Optional<YearlyRule> of(LocalDate first, String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0 || !KNOWN.contains(part.substring(0, equals))) {
                return Optional.empty();
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return HolidayFile.tried(() -> read(first, parts));
    }

    private static YearlyRule read(LocalDate first, Map<String, String> parts) {
        String until = parts.get("UNTIL");
        String count = parts.get("COUNT");
        YearlyRule rule = new YearlyRule(
                first,
                Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
                numbers(parts.getOrDefault("BYMONTH", Integer.toString(first.getMonthValue()))),
                numbers(parts.getOrDefault("BYMONTHDAY", Integer.toString(first.getDayOfMonth()))),
                weekdays(parts.get("BYDAY")),
                count == null ? null : Integer.valueOf(count),
                until == null ? null : day(until));
        boolean ofMonths =
                parts.containsKey("BYMONTH") || !(parts.containsKey("BYMONTHDAY") || parts.containsKey("BYDAY"));
        boolean sound = "YEARLY".equals(parts.get("FREQ"))
                && ofMonths // else days of every month, or weekdays of the year, are meant
                && rule.interval > 0
                && rule.interval <= MOST_YEARS_BETWEEN
                && rule.months.size() * rule.days.size() + rule.weekdays.size() <= MOST_A_YEAR
                && (rule.weekdays.isEmpty() || !parts.containsKey("BYMONTHDAY"))
                && rule.months.stream().allMatch(month -> month >= 1 && month <= 12)
                && rule.days.stream().allMatch(day -> day >= 1 && day <= 31);
        if (!sound) {
            throw new IllegalArgumentException("another recurrence");
        }
        return rule;
    }

    /** The last instant is written as a date, or as a time on it. */
    private static LocalDate day(String until) {
        if (until.length() != 8 && until.indexOf('T') != 8) {
            throw new IllegalArgumentException("no date: " + until);
        }
        return LocalDate.parse(until.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split(",", -1)).map(Integer::valueOf).distinct().toList();
    }

    private static List<Nth> weekdays(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(",", -1))
                        .map(YearlyRule::weekday)
                        .distinct()
                        .toList();
    }

    private static Nth weekday(String text) {
        DayOfWeek day = DAYS.get(text.substring(Math.max(0, text.length() - 2)));
        int nth = Integer.parseInt(text.substring(0, Math.max(0, text.length() - 2)));
        if (day == null || nth == 0 || Math.abs(nth) > 5) {
            throw new IllegalArgumentException("another weekday: " + text);
        }
        return new Nth(nth, day);
    }

    /** Its dates up to this one, counted from the first. */
    List<LocalDate> until(LocalDate last) {
        List<LocalDate> dates = new ArrayList<>();
        for (int year = first.getYear(); year <= last.getYear(); year += interval) {
            for (LocalDate date : of(year)) {
                boolean over = date.isAfter(last)
                        || (until != null && date.isAfter(until))
                        || (count != null && dates.size() >= count);
                if (over) {
                    return dates;
                }
                if (!date.isBefore(first)) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }

    private Set<LocalDate> of(int year) {
        Set<LocalDate> dates = new TreeSet<>();
        for (int month : months) {
            YearMonth of = YearMonth.of(year, Month.of(month));
            if (weekdays.isEmpty()) {
                days.stream().filter(of::isValidDay).map(of::atDay).forEach(dates::add);
            }
            for (Nth each : weekdays) {
                LocalDate date = of.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(each.nth(), each.day()));
                if (YearMonth.from(date).equals(of)) {
                    dates.add(date);
                }
            }
        }
        return dates;
    }
}
