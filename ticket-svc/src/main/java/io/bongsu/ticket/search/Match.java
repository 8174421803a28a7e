package io.bongsu.ticket.search;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket that matches, with what it is shown by. */
record Match(
        UUID id,
        String number,
        String type,
        String state,
        String category,
        int priority,
        String title,
        String description,
        String requester,
        @Nullable String assignee,
        Instant updatedAt,
        @Nullable UUID mergedInto) {

    /** A message in which the words stand. */
    record Said(UUID ticket, String body) {}
}
