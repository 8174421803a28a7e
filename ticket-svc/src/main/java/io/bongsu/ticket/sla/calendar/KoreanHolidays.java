package io.bongsu.ticket.sla.calendar;

import static io.bongsu.ticket.sla.calendar.KoreanHolidays.Substitute.NEVER;
import static io.bongsu.ticket.sla.calendar.KoreanHolidays.Substitute.SUNDAY;
import static io.bongsu.ticket.sla.calendar.KoreanHolidays.Substitute.WEEKEND;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Korea's public holidays (공휴일), 2020 to 2030: fixed dates, dates of the lunar calendar, elections and temporary holidays
 * (임시공휴일) as data; substitute holidays (대체공휴일) by rule: "the first day after it that is no holiday", for Seollal and
 * Chuseok when they meet a Sunday, for the others when they meet a Saturday or Sunday, for all when they meet another holiday.
 */
public final class KoreanHolidays {
    public static final int FIRST_YEAR = 2020;
    public static final int LAST_YEAR = 2030;

    enum Substitute {
        NEVER,
        SUNDAY,
        WEEKEND
    }

    private record Holiday(LocalDate date, String name, Substitute substitute) {}

    /** @param substituteSince first date that is substituted; before that it was simply lost */
    private record Fixed(
            MonthDay day, String name, LocalDate since, Substitute substitute, LocalDate substituteSince) {}

    private static final LocalDate EVER = LocalDate.of(1949, 1, 1);

    /** National days are substituted since the act of July 2021, Buddha's Birthday and Christmas since May 2023. */
    private static final LocalDate ACT_OF_2021 = LocalDate.of(2021, 8, 15);

    private static final LocalDate DECREE_OF_2023 = LocalDate.of(2023, 5, 4);

    private static final List<Fixed> FIXED = List.of(
            new Fixed(MonthDay.of(1, 1), "1월 1일", EVER, NEVER, EVER),
            new Fixed(MonthDay.of(3, 1), "3·1절", EVER, WEEKEND, ACT_OF_2021),
            new Fixed(MonthDay.of(5, 1), "노동절", LocalDate.of(2026, 1, 1), WEEKEND, EVER),
            new Fixed(MonthDay.of(5, 5), "어린이날", EVER, WEEKEND, EVER),
            new Fixed(MonthDay.of(6, 6), "현충일", EVER, NEVER, EVER),
            new Fixed(MonthDay.of(7, 17), "제헌절", LocalDate.of(2026, 1, 1), WEEKEND, EVER),
            new Fixed(MonthDay.of(8, 15), "광복절", EVER, WEEKEND, ACT_OF_2021),
            new Fixed(MonthDay.of(10, 3), "개천절", EVER, WEEKEND, ACT_OF_2021),
            new Fixed(MonthDay.of(10, 9), "한글날", EVER, WEEKEND, ACT_OF_2021),
            new Fixed(MonthDay.of(12, 25), "기독탄신일", EVER, WEEKEND, DECREE_OF_2023));

    /** Lunar 1/1, 4/8 and 8/15 in the Korean reckoning; in 2027 and 2028 Seollal is a day after China's. */
    private static final Map<Integer, List<MonthDay>> LUNAR = Map.ofEntries(
            lunar(2020, 1, 25, 4, 30, 10, 1),
            lunar(2021, 2, 12, 5, 19, 9, 21),
            lunar(2022, 2, 1, 5, 8, 9, 10),
            lunar(2023, 1, 22, 5, 27, 9, 29),
            lunar(2024, 2, 10, 5, 15, 9, 17),
            lunar(2025, 1, 29, 5, 5, 10, 6),
            lunar(2026, 2, 17, 5, 24, 9, 25),
            lunar(2027, 2, 7, 5, 13, 9, 15),
            lunar(2028, 1, 27, 5, 2, 10, 3),
            lunar(2029, 2, 13, 5, 20, 9, 22),
            lunar(2030, 2, 3, 5, 9, 9, 12));

    /** Elections and temporary holidays, as announced; later ones are added to a calendar by its owner. */
    private static final SortedMap<LocalDate, String> ANNOUNCED = new TreeMap<>(Map.ofEntries(
            Map.entry(LocalDate.of(2020, 4, 15), "국회의원선거일"),
            Map.entry(LocalDate.of(2020, 8, 17), "임시공휴일"),
            Map.entry(LocalDate.of(2022, 3, 9), "대통령선거일"),
            Map.entry(LocalDate.of(2022, 6, 1), "전국동시지방선거일"),
            Map.entry(LocalDate.of(2023, 10, 2), "임시공휴일"),
            Map.entry(LocalDate.of(2024, 4, 10), "국회의원선거일"),
            Map.entry(LocalDate.of(2024, 10, 1), "임시공휴일(국군의 날)"),
            Map.entry(LocalDate.of(2025, 1, 27), "임시공휴일"),
            Map.entry(LocalDate.of(2025, 6, 3), "대통령선거일"),
            Map.entry(LocalDate.of(2026, 6, 3), "전국동시지방선거일"),
            Map.entry(LocalDate.of(2028, 4, 12), "국회의원선거일"),
            Map.entry(LocalDate.of(2030, 3, 27), "대통령선거일"),
            Map.entry(LocalDate.of(2030, 6, 12), "전국동시지방선거일")));

    private KoreanHolidays() {}

    private static Map.Entry<Integer, List<MonthDay>> lunar(int year, int... monthsAndDays) {
        return Map.entry(
                year,
                IntStream.range(0, monthsAndDays.length / 2)
                        .mapToObj(i -> MonthDay.of(monthsAndDays[2 * i], monthsAndDays[2 * i + 1]))
                        .toList());
    }

    /** Date and name, in order; two holidays on one date share the entry. */
    public static SortedMap<LocalDate, String> of(int year) {
        List<Holiday> holidays = withoutSubstitutes(year);
        SortedMap<LocalDate, String> all = new TreeMap<>();
        holidays.forEach(holiday -> all.merge(holiday.date(), holiday.name(), (one, other) -> one + ", " + other));
        SortedMap<LocalDate, String> substitutes = new TreeMap<>();
        List<LocalDate> seen = new ArrayList<>();
        for (Holiday holiday : holidays) {
            if (isLost(holiday, seen.contains(holiday.date()))) {
                LocalDate next = holiday.date().plusDays(1);
                while (all.containsKey(next) || substitutes.containsKey(next) || isWeekend(next)) {
                    next = next.plusDays(1);
                }
                substitutes.put(next, "대체공휴일(" + holiday.name() + ")");
            }
            seen.add(holiday.date());
        }
        all.putAll(substitutes);
        return all;
    }

    private static boolean isLost(Holiday holiday, boolean meetsAnother) {
        DayOfWeek day = holiday.date().getDayOfWeek();
        return switch (holiday.substitute()) {
            case NEVER -> false;
            case SUNDAY -> day == DayOfWeek.SUNDAY || (meetsAnother && day != DayOfWeek.SATURDAY);
            case WEEKEND -> isWeekend(holiday.date()) || meetsAnother;
        };
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private static List<Holiday> withoutSubstitutes(int year) {
        List<MonthDay> lunar = LUNAR.get(year);
        if (lunar == null) {
            throw new IllegalArgumentException("no data for " + year);
        }
        List<Holiday> holidays = new ArrayList<>();
        FIXED.forEach(fixed -> fixed(fixed, fixed.day().atYear(year), holidays));
        threeDays("설날", lunar.get(0).atYear(year), holidays);
        LocalDate buddha = lunar.get(1).atYear(year);
        holidays.add(new Holiday(buddha, "부처님 오신 날", buddha.isBefore(DECREE_OF_2023) ? NEVER : WEEKEND));
        threeDays("추석", lunar.get(2).atYear(year), holidays);
        ANNOUNCED
                .subMap(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1))
                .forEach((date, name) -> holidays.add(new Holiday(date, name, NEVER)));
        holidays.sort(Comparator.comparing(Holiday::date));
        return holidays;
    }

    private static void fixed(Fixed fixed, LocalDate date, List<Holiday> holidays) {
        if (!date.isBefore(fixed.since())) {
            holidays.add(new Holiday(
                    date, fixed.name(), date.isBefore(fixed.substituteSince()) ? NEVER : fixed.substitute()));
        }
    }

    private static void threeDays(String name, LocalDate middle, List<Holiday> holidays) {
        holidays.add(new Holiday(middle.minusDays(1), name + " 전날", SUNDAY));
        holidays.add(new Holiday(middle, name, SUNDAY));
        holidays.add(new Holiday(middle.plusDays(1), name + " 다음 날", SUNDAY));
    }
}
