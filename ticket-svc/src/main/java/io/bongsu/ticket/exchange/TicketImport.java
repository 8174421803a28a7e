package io.bongsu.ticket.exchange;

import io.bongsu.ticket.history.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of tickets and how far it was brought in.
 *
 * @param problem why it failed as a whole
 * @param by who handed it in
 */
record TicketImport(
        UUID id,
        State state,
        @Nullable String problem,
        Actor by,
        long bytesTotal,
        Progress progress,
        Instant begunAt,
        @Nullable Instant endedAt) {

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** @param known lines whose ticket was here already */
    record Progress(long bytes, long lines, long created, long known, long rejected) {}
}
