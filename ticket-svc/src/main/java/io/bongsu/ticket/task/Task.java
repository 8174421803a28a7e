package io.bongsu.ticket.task;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task of a ticket.
 *
 * @param dependsOn the task that has to be done before
 * @param doneBy name of who did it
 */
record Task(
        UUID id,
        String title,
        int position,
        @Nullable UUID dependsOn,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        long version) {

    boolean done() {
        return doneAt != null;
    }
}
