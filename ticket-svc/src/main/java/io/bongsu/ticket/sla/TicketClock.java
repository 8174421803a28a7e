package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Reading;
import io.bongsu.ticket.sla.clock.SlaClock;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a ticket as it is kept.
 *
 * @param party the queue or vendor whose clock it is; null for the desk's own
 * @param told what its ticket's timeline already says
 * @param fired keys of the levels that were told; "each level fires once"
 * @param marks what else there is to remember of it
 */
record TicketClock(
        UUID ticketId,
        Metric metric,
        int cycle,
        @Nullable String party,
        Promise promise,
        boolean cancelled,
        Tally tally,
        Told told,
        Set<String> fired,
        Marks marks) {

    enum Told {
        NOTHING,
        WARNED,
        BREACHED
    }

    /**
     * What a clock remembers beside its tally.
     *
     * @param anewFrom where its target counts from, unless from the clock's start
     * @param retargeted another promise took the place of the first while it ran
     * @param unanswered of a question: it ended with its ticket, nobody has answered it
     */
    record Marks(@Nullable Long anewFrom, boolean retargeted, boolean unanswered) {
        static final Marks NONE = new Marks(null, false, false);

        /** @param from null when it counts from where it did */
        Marks retargeted(@Nullable Long from) {
            return new Marks(from == null ? anewFrom : from, true, unanswered);
        }

        Marks unanswered(boolean yes) {
            return new Marks(anewFrom, retargeted, yes);
        }

        /** What counts of its life. */
        Life counted(Life life) {
            return anewFrom == null ? life : life.since(anewFrom);
        }
    }

    /** Where a clock should stand, given its ticket. */
    enum Duty {
        RUN,
        PAUSE,
        /** It ends with its ticket, whatever it was waiting for. */
        STOP,
        /** It ends with what it was waiting for. */
        ANSWER,
        CANCEL
    }

    static TicketClock started(ServedTicket ticket, Metric metric, Promise promise, int cycle, Instant at) {
        String party = metric.isOfAQueue() ? ticket.queue() : metric == Metric.VENDOR ? promise.vendor() : null;
        return new TicketClock(
                ticket.id(),
                metric,
                cycle,
                party,
                promise,
                false,
                Tally.started(at.toEpochMilli()),
                Told.NOTHING,
                Set.of(),
                Marks.NONE);
    }

    /** Whether a ticket has such a clock from the beginning: "response clocks answer a requester". */
    static boolean beginsWith(Metric metric, ServedTicket ticket, boolean byRequester) {
        return switch (metric) {
            case ACK, RESOLVE -> true;
            case FIRST_RESPONSE, NEXT_RESPONSE -> byRequester;
            case OLA_ACK, OLA -> ticket.queue() != null;
            case VENDOR -> ticket.waitsForVendor();
            case KEEP_INFORMED -> false;
        };
    }

    /** Its first events, at its start. */
    List<ClockEvent> begin(Duty duty) {
        List<ClockEvent> events = new ArrayList<>();
        events.add(new ClockEvent(tally.startedAt(), ClockEvent.Type.START));
        events.addAll(toward(duty, tally.startedAt()));
        return events;
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
                || isLeftBy(ticket)
                || (metric == Metric.ACK && ticket.acknowledged())
                || (tally.state() == ClockState.STOPPED && !resumes());
        if (done) {
            return Duty.STOP;
        }
        boolean held = ticket.isHeld()
                && (metric == Metric.KEEP_INFORMED || promise.pauses().contains(String.valueOf(ticket.reason())));
        return held ? Duty.PAUSE : Duty.RUN;
    }

    /** Whether a reopened ticket lets it go on: "RESOLVE resumes", and a question that nobody has answered. */
    private boolean resumes() {
        return metric == Metric.RESOLVE || marks.unanswered();
    }

    /** "Done when the group is removed"; a vendor is done when the ticket goes on. */
    boolean isLeftBy(ServedTicket ticket) {
        return (metric.isOfAQueue() && !Objects.equals(party, ticket.queue()))
                || (metric == Metric.VENDOR && !ticket.waitsForVendor());
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
                            case STOP, ANSWER, CANCEL -> state == ClockState.STOPPED ? null : ClockEvent.Type.STOP;
                        })
                .ifPresent(type -> events.add(new ClockEvent(at, type)));
        return events;
    }

    /** The same clock as one of another ticket, which is told what counts of its life only. */
    TicketClock of(UUID ticket, int nth) {
        return new TicketClock(ticket, metric, nth, party, promise, cancelled, tally, told, fired, Marks.NONE);
    }

    TicketClock with(Tally newTally) {
        return new TicketClock(ticketId, metric, cycle, party, promise, cancelled, newTally, told, fired, marks);
    }

    /** The clock after these levels, or that it is broken, have been told. */
    TicketClock told(List<Escalation> reached, boolean broken) {
        Set<String> all = new TreeSet<>(fired);
        reached.forEach(level -> all.add(promise.key(level)));
        Told now = broken || told == Told.BREACHED ? Told.BREACHED : warned(promise, all);
        return new TicketClock(ticketId, metric, cycle, party, promise, cancelled, tally, now, all, marks);
    }

    private static Told warned(Promise promise, Set<String> fired) {
        return promise.levels().stream().anyMatch(level -> level.at().warns() && fired.contains(promise.key(level)))
                ? Told.WARNED
                : Told.NOTHING;
    }

    /** With which one that has ended goes on. */
    ClockEvent againAt(long now) {
        return new ClockEvent(Math.max(now, tally.since()), ClockEvent.Type.REOPEN);
    }

    /** A cancelled one that is wanted again. */
    TicketClock goingOn(Tally newTally) {
        return new TicketClock(ticketId, metric, cycle, party, promise, false, newTally, told, fired, marks);
    }

    TicketClock cancelledNow() {
        return new TicketClock(ticketId, metric, cycle, party, promise, true, tally, told, fired, marks);
    }

    /**
     * The same clock under another promise. "Only the new policy's escalation levels stay armed": what was told of the same target
     * is not told again, unless its time counts anew.
     */
    TicketClock promised(Promise newPromise, Tally newTally, Marks newMarks) {
        boolean anew = !Objects.equals(newMarks.anewFrom(), marks.anewFrom());
        Set<String> still = anew ? Set.of() : fired;
        Told toldOfIt = told == Told.BREACHED ? told : warned(newPromise, still);
        String owner = newPromise.vendor() == null ? party : newPromise.vendor();
        return new TicketClock(ticketId, metric, cycle, owner, newPromise, false, newTally, toldOfIt, still, newMarks);
    }

    /** Counted again from its events: it may have begun earlier. "A recorded breach is never erased." */
    TicketClock recounted(OpenTime open, Life life) {
        Tally replayed = over(open).replay(marks.counted(life).events(), Long.MAX_VALUE);
        return with(tally.breach() == null ? replayed : replayed.with(tally.breach()));
    }

    /** Of a question that has ended: whether it still waits for its answer. */
    TicketClock unanswered(boolean yes) {
        return new TicketClock(
                ticketId, metric, cycle, party, promise, cancelled, tally, told, fired, marks.unanswered(yes));
    }

    ClockAlarm alarm(OpenTime open) {
        return new ClockAlarm(this, open);
    }

    /** When to look at it next. */
    @Nullable
    Instant nextFire(OpenTime open, Instant now) {
        return alarm(open).next(now);
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

    SlaReading reading(OpenTime open, Instant now) {
        Reading reading = over(open).read(tally, Math.max(now.toEpochMilli(), tally.since()));
        Due due = cancelled ? null : reading.due();
        return new SlaReading(
                metric,
                cancelled ? "cancelled" : tally.state().word(),
                due == null ? null : Words.instant(due.deadline()),
                due == null ? null : Words.instant(due.display()),
                cancelled || reading.remaining() == null ? null : Words.duration(reading.remaining()),
                reading.breached(),
                cycle,
                party,
                marks.retargeted());
    }
}
