package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.SlaClock;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.clock.Tally.Breach;
import org.jspecify.annotations.Nullable;

/**
 * "Priority or policy changes": how a live clock comes to another promise. Plain computation.
 *
 * @param present hours the clock counts by
 * @param promise what holds for the ticket now
 * @param wanted hours that promise counts by
 */
record Retargeting(TicketClock clock, OpenTime present, Promise promise, OpenTime wanted, long at) {

    /** Nothing else is promised, or what was promised is kept. */
    boolean changesNothing() {
        return promise.held().equals(clock.promise().held()) || (isOfTerms() && promise.onChange() == OnChange.KEEP);
    }

    /** Another policy, target or calendar: not only other levels or pauses from now on. */
    boolean isOfTerms() {
        Promise before = clock.promise();
        return !promise.policyId().equals(before.policyId())
                || !promise.target().equals(before.target())
                || !promise.calendarId().equals(before.calendarId());
    }

    /** "If it is already past: breach recorded at the time of change. A recorded breach is never erased." */
    TicketClock after(Life life) {
        if (!isOfTerms()) {
            return clock.promised(promise, clock.tally(), clock.marks());
        }
        long now = Math.max(at, clock.tally().since()); // two machines' clocks may differ a little
        SlaClock before = clock.over(present);
        Tally seen = before.seen(clock.tally(), now);
        boolean anew = promise.onChange() == OnChange.FROM_CHANGE;
        TicketClock.Marks marks = clock.marks().retargeted(anew ? now : null);
        SlaClock after = new SlaClock(wanted, promise.target());
        Tally replayed = after.seen(after.replay(marks.counted(life).events(), Long.MAX_VALUE), now);
        long lost = anew ? before.read(seen, now).consumed() : 0;
        return clock.promised(promise, replayed.with(kept(seen.breach(), lost, replayed.breach())), marks);
    }

    /** The overrun of a promise that was broken before goes on from what it was. */
    private static @Nullable Breach kept(@Nullable Breach before, long lost, @Nullable Breach found) {
        return before == null ? found : new Breach(before.due(), before.allowance() - lost);
    }
}
