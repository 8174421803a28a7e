package io.bongsu.ticket.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a ticket's timeline.
 *
 * @param visibility of a message; absent for changes and facts
 * @param body text of a message or fact, as written: plain text, never markup
 * @param field what changed ({@code state}, {@code assignee}, …) or the word of the fact
 * @param ticketId where it stands, when that is a ticket merged into the one asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineItem(
        UUID id,
        Instant at,
        Entry.Kind kind,
        @Nullable Visibility visibility,
        Actor actor,
        @Nullable String body,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to,
        @Nullable UUID ticketId) {}
