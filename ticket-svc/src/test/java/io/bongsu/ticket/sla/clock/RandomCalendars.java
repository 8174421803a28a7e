package io.bongsu.ticket.sla.clock;

import io.bongsu.ticket.sla.clock.DateException.Break;
import io.bongsu.ticket.sla.clock.DateException.Holiday;
import io.bongsu.ticket.sla.clock.DateException.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Calendars and clock events by seed, in zones that change their clocks oddly, around the dates they do so. */
final class RandomCalendars {
    private static final List<String> ZONES = List.of(
            "Asia/Seoul",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Beirut",
            "Africa/Casablanca",
            "America/Santiago",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Pacific/Chatham",
            "UTC");

    private final Random random;

    RandomCalendars(long seed) {
        random = new Random(seed);
    }

    WorkCalendar calendar() {
        Map<DayOfWeek, List<LocalSpan>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0 || day == DayOfWeek.WEDNESDAY) {
                weekly.put(day, spans());
            }
        }
        return new WorkCalendar(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))), weekly, exceptions());
    }

    private List<DateException> exceptions() {
        List<DateException> exceptions = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            LocalDate date = LocalDate.of(2011, 12, 20).plusDays(random.nextInt(30));
            exceptions.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Holiday.on(date);
                        case 1 -> new Holiday(date, date.plusDays(random.nextInt(4)));
                        case 2 -> new Shift(date, spans());
                        default -> new Break(date, spans());
                    });
        }
        return exceptions;
    }

    private List<LocalSpan> spans() {
        List<LocalSpan> spans = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int from = random.nextInt(24) * 3_600_000 + (random.nextBoolean() ? 1_800_000 : random.nextInt(3_600_000));
            int to = random.nextInt(5) == 0 ? LocalSpan.DAY : 1 + random.nextInt(LocalSpan.DAY);
            if (from != to) {
                spans.add(new LocalSpan(from, to));
            }
        }
        return spans.isEmpty() ? List.of(new LocalSpan(1, LocalSpan.DAY)) : spans;
    }

    /** Around New Year 2012, when Samoa skipped a date, or around a change of clocks in 2026. */
    long instant() {
        String around = random.nextBoolean()
                ? "2011-12-20T00:00:00Z"
                : random.nextBoolean() ? "2026-03-20T00:00:00Z" : "2026-10-20T00:00:00Z";
        return Instant.parse(around).toEpochMilli() + random.nextLong(20L * LocalSpan.DAY);
    }

    long amount() {
        return random.nextInt(5) == 0 ? 0 : random.nextLong(60L * 3_600_000);
    }

    /** A legal life: start, then anything in order. */
    List<ClockEvent> events() {
        List<ClockEvent> events = new ArrayList<>();
        long at = instant();
        events.add(new ClockEvent(at, ClockEvent.Type.START));
        ClockState state = ClockState.RUNNING;
        for (int i = random.nextInt(8); i > 0; i--) {
            ClockEvent.Type type = List.of(ClockEvent.Type.values()).get(random.nextInt(5));
            var next = state.after(type);
            if (next.isPresent()) {
                at += random.nextLong(30L * 3_600_000);
                events.add(new ClockEvent(at, type));
                state = next.get();
            }
        }
        return events;
    }

    long further(long from) {
        return from + random.nextLong(10L * LocalSpan.DAY);
    }
}
