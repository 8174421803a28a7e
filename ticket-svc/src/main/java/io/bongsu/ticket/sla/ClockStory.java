package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.OpenHours;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.List;

/** Tells a clock's life: "why is this due at 13:00 on Thursday", as intervals counted and not counted. */
final class ClockStory {
    private static final int MOST_LINES = 2_000;

    private ClockStory() {}

    static SlaExplanation of(TicketClock clock, Compiled calendar, List<ClockEvent> life, Instant now) {
        SlaReading reading = clock.reading(calendar.open(), now);
        Instant due = reading.dueAt();
        OpenHours hours = calendar.open().hours();
        long at = Math.max(now.toEpochMilli(), clock.tally().since());
        return new SlaExplanation(
                reading,
                clock.promise().policyName(),
                calendar.name(),
                calendar.zone().getId(),
                TargetWords.column(clock.promise().target()),
                Words.instant(clock.tally().startedAt()),
                Words.duration(
                        clock.over(calendar.open()).read(clock.tally(), at).consumed()),
                lines(() -> Explanation.of(hours, life, at, MOST_LINES)),
                due == null || due.toEpochMilli() <= at
                        ? List.of()
                        : lines(() -> Explanation.ahead(hours, at, due.toEpochMilli(), MOST_LINES)),
                levels(clock, calendar));
    }

    private static List<SlaExplanation.Level> levels(TicketClock clock, Compiled calendar) {
        boolean running = clock.isLive() && clock.tally().state() == ClockState.RUNNING;
        ClockAlarm alarm = clock.alarm(calendar.open());
        return clock.promise().levels().stream()
                .map(level -> SlaExplanation.Level.of(level, alarm, running))
                .toList();
    }

    /** A life of thousands of intervals is not told line by line. */
    private static List<SlaExplanation.Line> lines(java.util.function.Supplier<List<Explanation.Line>> story) {
        try {
            return story.get().stream().map(SlaExplanation.Line::of).toList();
        } catch (Explanation.TooLong e) {
            return List.of();
        }
    }
}
