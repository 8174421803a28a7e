package io.bongsu.ticket.sla.clock;

import org.jspecify.annotations.Nullable;

/**
 * All a clock needs to remember: "kept incrementally (time consumed + last transition), never derived again by scanning ticket
 * history".
 *
 * @param since when the state began
 * @param consumed working milliseconds until {@code since}
 * @param paused working milliseconds held until {@code since}; resolved time counts when the ticket is reopened
 * @param usedUpAt when a working-time target was used up, once a running stretch has ended: {@code inf { t : elapsed(t) ≥
 *     target }} may lie before the last pause
 * @param breach recorded when the clock was seen past its deadline; never erased by what comes later
 */
public record Tally(
        long startedAt,
        ClockState state,
        long since,
        long consumed,
        long paused,
        @Nullable Long usedUpAt,
        @Nullable Breach breach) {

    /** @param allowance working time that had been consumed at the deadline */
    public record Breach(Due due, long allowance) {}

    public static Tally started(long at) {
        return new Tally(at, ClockState.RUNNING, at, 0, 0, null, null);
    }

    public Tally with(@Nullable Breach other) {
        return new Tally(startedAt, state, since, consumed, paused, usedUpAt, other);
    }
}
