package io.bongsu.ticket.sla.clock;

import io.bongsu.ticket.sla.clock.Tally.Breach;
import io.bongsu.ticket.sla.clock.Target.WorkingDays;
import io.bongsu.ticket.sla.clock.Target.WorkingTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The SLA clock: "a pure function over an append-only list of clock events". {@code elapsed(t) = |[start, t) ∩ open ∩
 * ¬paused|}, in milliseconds.
 */
public record SlaClock(OpenTime open, Target target) {

    public Tally start(long at) {
        return Tally.started(at);
    }

    /** All events that have happened by {@code now}, in order; the first is the start, which may lie ahead. */
    public Tally replay(List<ClockEvent> events, long now) {
        Tally tally = start(events.getFirst().at());
        for (ClockEvent event : events.subList(1, events.size())) {
            if (event.at() > now) {
                break; // not yet: the reading is as of now
            }
            tally = apply(tally, event);
        }
        return tally;
    }

    /** @throws IllegalArgumentException when the event is illegal in this state or earlier than the last */
    public Tally apply(Tally tally, ClockEvent event) {
        ClockState next = tally.state()
                .after(event.type())
                .orElseThrow(() -> new IllegalArgumentException(event.type() + " of a clock that is " + tally.state()));
        if (event.at() < tally.since()) {
            throw new IllegalArgumentException("an event before the one before it");
        }
        long passed = open.between(tally.since(), event.at());
        boolean ran = tally.state() == ClockState.RUNNING;
        return new Tally(
                tally.startedAt(),
                next,
                event.at(),
                tally.consumed() + (ran ? passed : 0),
                tally.paused() + (ran ? 0 : passed),
                ran ? usedUpAt(tally, passed) : tally.usedUpAt(),
                breach(tally, event.at()));
    }

    /** Records the breach when the clock has run past its deadline. */
    public Tally seen(Tally tally, long now) {
        return new Tally(
                tally.startedAt(),
                tally.state(),
                tally.since(),
                tally.consumed(),
                tally.paused(),
                tally.usedUpAt(),
                breach(tally, now));
    }

    public Reading read(Tally tally, long now) {
        boolean runs = tally.state() == ClockState.RUNNING;
        long consumed = tally.consumed() + (runs ? open.between(tally.since(), now) : 0);
        Breach breach = breach(tally, now);
        Optional<Due> due = breach != null ? Optional.of(breach.due()) : due(tally);
        Long remaining = breach != null
                ? Long.valueOf(breach.allowance() - consumed)
                : remaining(consumed, runs ? Math.max(now, tally.since()) : tally.since(), due);
        return new Reading(tally.state(), breach != null, runs ? due.orElse(null) : null, consumed, remaining);
    }

    private @Nullable Long usedUpAt(Tally tally, long passed) {
        return target instanceof WorkingTime(long millis)
                        && tally.usedUpAt() == null
                        && tally.consumed() + passed >= millis
                ? Long.valueOf(
                        open.earliest(tally.since(), millis - tally.consumed()).orElseThrow())
                : tally.usedUpAt();
    }

    /** "Resolved time counts as pause when the ticket is reopened"; the recorded breach, or the one found by running until then. */
    private @Nullable Breach breach(Tally tally, long until) {
        if (tally.breach() != null || tally.state() != ClockState.RUNNING) {
            return tally.breach();
        }
        return due(tally)
                .filter(due -> until > due.deadline()) // "Exactly on target is met."
                .map(due -> new Breach(due, tally.consumed() + open.between(tally.since(), due.deadline())))
                .orElse(null);
    }

    /** When it runs out if it runs from {@code since} on. Empty when that never happens. */
    Optional<Due> due(Tally tally) {
        return switch (target) {
            case WorkingTime(long millis) ->
                after(tally.since(), millis - tally.consumed())
                        .map(due -> tally.usedUpAt() == null ? due : new Due(due.deadline(), tally.usedUpAt()));
            case WorkingDays days -> due(days, tally);
        };
    }

    private Optional<Due> after(long from, long amount) {
        OptionalLong deadline = open.latest(from, amount);
        OptionalLong display = open.earliest(from, amount);
        return deadline.isEmpty() || display.isEmpty()
                ? Optional.empty()
                : Optional.of(new Due(deadline.getAsLong(), display.getAsLong()));
    }

    /** "Then the metric's paused working time is added as working time, after the end-of-day step." */
    private Optional<Due> due(WorkingDays days, Tally tally) {
        OptionalLong reached = WorkingDates.advance(open, tally.startedAt(), days);
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        return tally.paused() == 0
                ? Optional.of(new Due(reached.getAsLong(), reached.getAsLong()))
                : after(reached.getAsLong(), tally.paused());
    }

    private @Nullable Long remaining(long consumed, long at, Optional<Due> due) {
        return switch (target) {
            case WorkingTime(long millis) -> millis - consumed;
            case WorkingDays days ->
                due.map(found -> open.between(at, found.deadline())).orElse(null);
        };
    }

    /** "For working-time targets the level is the deadline of {@code target + offset} with the same pauses"; empty when it never comes. */
    public Optional<Due> level(Tally tally, long offset) {
        return switch (target) {
            case WorkingTime(long millis) ->
                new SlaClock(open, new WorkingTime(Math.max(0, millis + offset))).levelOf(tally);
            case WorkingDays days -> due(tally).flatMap(due -> offset(due.deadline(), offset));
        };
    }

    private Optional<Due> levelOf(Tally tally) {
        long rest = ((WorkingTime) target).millis() - tally.consumed();
        return rest < 0 ? Optional.of(new Due(tally.since(), tally.since())) : after(tally.since(), rest);
    }

    /** The first instant at which a working-time target is used up; of one that was, the start of the present stretch at the latest. */
    Optional<Long> used(Tally tally) {
        return levelOf(tally).map(Due::display);
    }

    /** "For the other kinds it is counted from the deadline, back by rule 14." */
    private Optional<Due> offset(long deadline, long offset) {
        if (offset >= 0) {
            return after(deadline, offset);
        }
        OptionalLong before = open.back(deadline, -offset);
        return before.isEmpty() ? Optional.empty() : Optional.of(new Due(before.getAsLong(), before.getAsLong()));
    }

    /** The first event that cannot be, or -1: the list begins with its only start, is in order, and each is legal where it stands. */
    public static int firstIllegal(List<ClockEvent> events) {
        if (events.isEmpty() || events.getFirst().type() != ClockEvent.Type.START) {
            return 0;
        }
        ClockState state = ClockState.RUNNING;
        for (int i = 1; i < events.size(); i++) {
            Optional<ClockState> next = state.after(events.get(i).type());
            if (next.isEmpty() || events.get(i).at() < events.get(i - 1).at()) {
                return i;
            }
            state = next.get();
        }
        return -1;
    }
}
