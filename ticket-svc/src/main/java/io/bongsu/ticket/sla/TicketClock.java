package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Reading;
import io.bongsu.ticket.sla.clock.SlaClock;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a ticket as it is kept.
 *
 * @param told what its ticket's timeline already says; "each level fires once"
 */
record TicketClock(
        UUID ticketId, Metric metric, int cycle, Promise promise, boolean cancelled, Tally tally, Told told) {

    enum Told {
        NOTHING,
        WARNED,
        BREACHED
    }

    /** Where a clock should stand, given its ticket. */
    enum Duty {
        RUN,
        PAUSE,
        STOP,
        CANCEL
    }

    static TicketClock started(ServedTicket ticket, Metric metric, Promise promise, Instant at) {
        return new TicketClock(ticket.id(), metric, 1, promise, false, Tally.started(at.toEpochMilli()), Told.NOTHING);
    }

    SlaClock over(OpenTime open) {
        return new SlaClock(open, promise.target());
    }

    boolean isLive() {
        return !cancelled && tally.state() != ClockState.STOPPED;
    }

    /**
     * "ACK stops at the first human assignment or acceptance. RESOLVE stops on entering Resolved. When it closes no deadline
     * is left." Reopening: "RESOLVE resumes; FIRST_RESPONSE is never armed again".
     */
    Duty duty(ServedTicket ticket) {
        if (ticket.isCancelled()) {
            return tally.state() == ClockState.STOPPED ? Duty.STOP : Duty.CANCEL;
        }
        boolean done = ticket.isOver()
                || (metric == Metric.ACK && ticket.acknowledged())
                || (metric != Metric.RESOLVE && tally.state() == ClockState.STOPPED);
        if (done) {
            return Duty.STOP;
        }
        boolean held = ticket.category().equals("hold") && promise.pauses().contains(String.valueOf(ticket.reason()));
        return held ? Duty.PAUSE : Duty.RUN;
    }

    /** The events that bring it to its duty. */
    List<ClockEvent> toward(Duty duty, long now) {
        long at = Math.max(now, tally.since()); // two machines' clocks may differ a little
        List<ClockEvent> events = new ArrayList<>();
        ClockState state = tally.state();
        if (state == ClockState.STOPPED && (duty == Duty.RUN || duty == Duty.PAUSE)) {
            events.add(new ClockEvent(at, ClockEvent.Type.REOPEN));
            state = ClockState.RUNNING;
        }
        Optional.ofNullable(
                        switch (duty) {
                            case RUN -> state == ClockState.PAUSED ? ClockEvent.Type.RESUME : null;
                            case PAUSE -> state == ClockState.RUNNING ? ClockEvent.Type.PAUSE : null;
                            case STOP, CANCEL -> state == ClockState.STOPPED ? null : ClockEvent.Type.STOP;
                        })
                .ifPresent(type -> events.add(new ClockEvent(at, type)));
        return events;
    }

    TicketClock with(Tally newTally) {
        return new TicketClock(ticketId, metric, cycle, promise, cancelled, newTally, told);
    }

    TicketClock with(Told newTold) {
        return new TicketClock(ticketId, metric, cycle, promise, cancelled, tally, newTold);
    }

    TicketClock cancelledNow() {
        return new TicketClock(ticketId, metric, cycle, promise, true, tally, told);
    }

    /** "RETROACTIVE: same start, same pauses, new target and calendar. A recorded breach is never erased." */
    TicketClock retargeted(Promise newPromise, OpenTime open, List<ClockEvent> life, long now) {
        Tally replayed = new SlaClock(open, newPromise.target()).replay(life, now);
        Tally kept = tally.breach() == null
                ? replayed
                : new Tally(
                        replayed.startedAt(),
                        replayed.state(),
                        replayed.since(),
                        replayed.consumed(),
                        replayed.paused(),
                        replayed.usedUpAt(),
                        tally.breach());
        return new TicketClock(
                ticketId, metric, cycle, newPromise, false, kept, told == Told.WARNED ? Told.NOTHING : told);
    }

    /** When to look at it next: its warning at three quarters of the target, else the first instant past its deadline. */
    @Nullable
    Instant nextFire(OpenTime open, Instant now) {
        if (cancelled || told == Told.BREACHED) {
            return null;
        }
        if (tally.breach() != null) {
            return now;
        }
        if (tally.state() != ClockState.RUNNING) {
            return null;
        }
        SlaClock clock = over(open);
        Due due = clock.read(tally, tally.since()).due();
        if (due == null) {
            return null;
        }
        Instant past = Words.instant(due.deadline() + 1);
        return told == Told.WARNED ? past : warning(clock).filter(past::isAfter).orElse(past);
    }

    /** Its deadline: of one that has stopped the one it had then. None while it is paused. */
    @Nullable
    Instant dueAt(OpenTime open) {
        if (cancelled || tally.state() == ClockState.PAUSED) {
            return null;
        }
        Optional<Due> due = tally.breach() == null
                ? over(open).level(tally, 0)
                : Optional.of(tally.breach().due());
        return due.map(found -> Words.instant(found.deadline())).orElse(null);
    }

    /** "Levels stand at a percentage of the target": one, at 75 %, of working-time targets. */
    private Optional<Instant> warning(SlaClock clock) {
        return promise.target() instanceof Target.WorkingTime(long millis)
                ? clock.level(tally, -millis / 4).map(due -> Words.instant(due.display()))
                : Optional.empty();
    }

    boolean isToBeWarned(OpenTime open, Instant now) {
        return told == Told.NOTHING
                && tally.state() == ClockState.RUNNING
                && warning(over(open)).filter(at -> !now.isBefore(at)).isPresent();
    }

    SlaReading reading(OpenTime open, Instant now) {
        Reading reading = over(open).read(tally, Math.max(now.toEpochMilli(), tally.since()));
        Due due = cancelled ? null : reading.due();
        return new SlaReading(
                metric,
                cancelled ? "cancelled" : tally.state().word(),
                due == null ? null : Words.instant(due.deadline()),
                due == null ? null : Words.instant(due.display()),
                cancelled || reading.remaining() == null ? null : Words.duration(reading.remaining()),
                reading.breached());
    }
}
