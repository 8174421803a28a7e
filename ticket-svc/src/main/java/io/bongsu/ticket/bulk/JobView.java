package io.bongsu.ticket.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job as its owner sees it.
 *
 * @param state running, done, undoing, undone
 * @param undoUntil until when it can be taken back; null while it cannot
 * @param failures the first 100 tickets that could not be worked on, and why
 */
record JobView(
        UUID id,
        String kind,
        String state,
        Person owner,
        JsonNode action,
        Counts counts,
        Instant createdAt,
        @JsonInclude @Nullable Instant finishedAt,
        @JsonInclude @Nullable Instant undoUntil,
        List<Failed> failures) {

    /** Each ticket is in one of them; {@code total} is their sum with those still waiting. */
    record Counts(long total, long done, long failed, long cancelled, long undone, long undoFailed) {}

    /**
     * @param undo it was done and could not be taken back
     * @param problem as a single change would have been refused
     */
    record Failed(UUID ticketId, @Nullable String number, boolean undo, JsonNode problem) {}
}
