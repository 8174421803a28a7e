package io.bongsu.ticket.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.ticket.ticket.Category;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as one of its ends sees it.
 *
 * @param kind the word from this end: parent or child, causedBy or causes
 */
record Link(UUID id, String kind, Target target, Instant createdAt, String createdBy) {

    /** @param number only of tickets, like title, state and category */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Target(
            String type,
            String id,
            @Nullable String number,
            @Nullable String title,
            @Nullable String state,
            @Nullable Category category) {}
}
