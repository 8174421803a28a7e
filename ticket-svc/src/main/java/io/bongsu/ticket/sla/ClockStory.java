package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.RetargetRepository.Retarget;
import io.bongsu.ticket.sla.SlaExplanation.Change;
import io.bongsu.ticket.sla.SlaExplanation.Terms;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Explanation;
import io.bongsu.ticket.sla.clock.Explanation.Line;
import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.OpenHours;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tells a clock's life: "why is this due at 13:00 on Thursday", as intervals counted and not counted, and what was promised
 * before.
 */
record ClockStory(TicketClock clock, Map<UUID, Compiled> calendars, Life life, List<Retarget> retargets, Instant now) {
    private static final int MOST_LINES = 2_000;

    SlaExplanation told() {
        Compiled calendar = calendar(clock.promise().calendarId());
        SlaReading reading = clock.reading(calendar.open(), now);
        Instant due = reading.dueAt();
        long at = Math.max(now.toEpochMilli(), clock.tally().since());
        return new SlaExplanation(
                reading,
                clock.promise().policyName(),
                calendar.name(),
                calendar.zone().getId(),
                TargetWords.column(clock.promise().target()),
                Words.instant(life.events().getFirst().at()),
                Words.duration(
                        clock.over(calendar.open()).read(clock.tally(), at).consumed()),
                lines(() -> past(at)),
                due == null || due.toEpochMilli() <= at
                        ? List.of()
                        : lines(() -> Explanation.ahead(hours(calendar), at, due.toEpochMilli(), MOST_LINES)),
                levels(calendar),
                changes());
    }

    private Compiled calendar(UUID id) {
        return Objects.requireNonNull(calendars.get(id));
    }

    private static OpenHours hours(Compiled calendar) {
        return calendar.open().hours();
    }

    /** Time before a promise that counts from its change is told by the hours of then, and does not count. */
    private List<Line> past(long at) {
        List<Line> lines = new ArrayList<>();
        Life rest = life;
        for (Retarget change : retargets.stream().filter(Retarget::anew).toList()) {
            long end = change.at().toEpochMilli();
            Explanation.of(hours(calendar(change.calendar())), rest.before(end).events(), end, MOST_LINES).stream()
                    .map(Line::notCounted)
                    .forEach(lines::add);
            rest = life.since(end);
        }
        OpenHours hours = hours(calendar(clock.promise().calendarId()));
        lines.addAll(Explanation.of(hours, rest.events(), at, MOST_LINES));
        return Explanation.cut(
                lines,
                retargets.stream().map(change -> change.at().toEpochMilli()).toList());
    }

    private List<SlaExplanation.Level> levels(Compiled calendar) {
        boolean running = clock.isLive() && clock.tally().state() == ClockState.RUNNING;
        ClockAlarm alarm = clock.alarm(calendar.open());
        return clock.promise().levels().stream()
                .map(level -> SlaExplanation.Level.of(level, alarm, running))
                .toList();
    }

    /** What was promised next stands in the next change, or on the clock. */
    private List<Change> changes() {
        List<Change> told = new ArrayList<>();
        for (int i = 0; i < retargets.size(); i++) {
            Retarget change = retargets.get(i);
            told.add(new Change(
                    change.at(),
                    change.anew() ? OnChange.FROM_CHANGE : OnChange.RETROACTIVE,
                    terms(change),
                    i + 1 < retargets.size() ? terms(retargets.get(i + 1)) : terms()));
        }
        return told;
    }

    private Terms terms(Retarget change) {
        return new Terms(change.policy(), calendar(change.calendar()).name(), change.target());
    }

    private Terms terms() {
        Promise promise = clock.promise();
        return new Terms(
                promise.policyName(), calendar(promise.calendarId()).name(), TargetWords.column(promise.target()));
    }

    /** A life of thousands of intervals is not told line by line. */
    private static List<SlaExplanation.Line> lines(Supplier<List<Line>> story) {
        try {
            return story.get().stream().map(SlaExplanation.Line::of).toList();
        } catch (Explanation.TooLong e) {
            return List.of();
        }
    }
}
