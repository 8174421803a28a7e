package io.bongsu.ticket.similar;

import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ticket that may be like another one, before it is compared. */
record Neighbour(
        UUID id,
        String number,
        String type,
        String state,
        String category,
        int priority,
        String title,
        String description,
        @Nullable String resolution,
        @Nullable String queue,
        @Nullable Person assignee,
        Instant updatedAt) {}
