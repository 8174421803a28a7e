package io.bongsu.ticket.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket stands.
 *
 * @param state word of the ticket's kind
 * @param reason why it is on hold
 * @param resolution how it was resolved
 * @param recovered resolved because its alerts recovered, not by a person
 */
public record Status(
        String state,
        Category category,
        @Nullable String reason,
        @Nullable String resolution,
        boolean recovered,
        @Nullable Instant resolvedAt) {

    public static Status in(StateWord state) {
        return new Status(state.word(), state.category(), null, null, false, null);
    }

    /** On hold, with what it waits for. */
    public static Status waiting(StateWord state, String reason) {
        return new Status(state.word(), state.category(), reason, null, false, null);
    }

    /** The work is done. */
    public static Status done(StateWord state, @Nullable String resolution, Instant at) {
        return new Status(state.word(), state.category(), null, resolution, false, at);
    }

    /** Not to be done, and why. */
    public static Status refused(StateWord state, String why) {
        return new Status(state.word(), state.category(), null, why, false, null);
    }

    /** Over, as it was resolved. */
    public Status ended(StateWord state) {
        return new Status(state.word(), state.category(), null, resolution, false, resolvedAt);
    }
}
