package io.bongsu.ticket.similar;

import io.bongsu.ticket.ticket.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tickets like one, the most alike first, and what they suggest for it.
 *
 * @param queue null when they do not agree
 * @param assignee null when they do not agree
 */
record Similar(
        List<Item> items,
        @Nullable QueueSuggestion queue,
        @Nullable AssigneeSuggestion assignee) {

    /**
     * @param similarity 0 to 1
     * @param words what both say, the most telling first
     * @param resolution how it was solved
     */
    @Schema(name = "SimilarTicket")
    record Item(
            UUID id,
            String number,
            String type,
            String state,
            String category,
            int priority,
            String title,
            @Nullable String queue,
            @Nullable Person assignee,
            @Nullable String resolution,
            Instant updatedAt,
            double similarity,
            List<String> words) {}

    /** {@code agreeing} of the {@code of} most similar tickets went there. */
    record QueueSuggestion(String name, int agreeing, int of) {}

    /** {@code agreeing} of the {@code of} most similar tickets were given to them. */
    record AssigneeSuggestion(String id, String name, int agreeing, int of) {}
}
