package io.bongsu.ticket.task;

import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task of a ticket.
 *
 * @param dependsOn the task that has to be done before
 * @param assignee who is to do it; nobody is told but by the fact that the ticket changed
 * @param doneBy name of who did it
 */
record Task(
        UUID id,
        String title,
        int position,
        @Nullable UUID dependsOn,
        @Nullable Person assignee,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        long version) {

    boolean done() {
        return doneAt != null;
    }
}
