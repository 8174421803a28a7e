package io.bongsu.ticket.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found, the best first.
 *
 * @param exact the ticket whose whole number was typed, else null
 */
record SearchResult(List<Found> items, @Nullable UUID exact) {

    /** @param merged another ticket speaks for it */
    record Found(
            String kind,
            UUID id,
            String number,
            String type,
            String state,
            String category,
            int priority,
            String title,
            Instant updatedAt,
            boolean merged,
            List<Highlight> highlights) {}
}
