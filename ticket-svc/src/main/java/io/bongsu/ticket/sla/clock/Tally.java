package io.bongsu.ticket.sla.clock;

import org.jspecify.annotations.Nullable;

/**
 * All a clock needs to remember: "kept incrementally (time consumed + last transition), never derived again by scanning ticket
 * history".
 *
 * @param since when the state began
 * @param consumed working milliseconds until {@code since}
 * @param paused working milliseconds held until {@code since}; resolved time counts when the ticket is reopened
 * @param breach recorded when the clock was seen past its deadline; never erased by what comes later
 */
public record Tally(
        long startedAt,
        ClockState state,
        long since,
        long consumed,
        long paused,
        @Nullable Breach breach) {

    /** @param allowance working time that had been consumed at the deadline */
    public record Breach(Due due, long allowance) {}

    static Tally started(long at) {
        return new Tally(at, ClockState.RUNNING, at, 0, 0, null);
    }
}
