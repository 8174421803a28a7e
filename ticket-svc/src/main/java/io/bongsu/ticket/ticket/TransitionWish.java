package io.bongsu.ticket.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where to bring a ticket.
 *
 * @param to one of the transitions the ticket offers
 * @param reason required for {@code onHold}: requester, change, problem or vendor
 * @param comment required when waiting for the requester, who reads it; also read by them when the ticket is resolved or
 *     cancelled; an internal note otherwise
 * @param fields of its kind that are said with the move, e.g. the {@code workaround} of a known error
 */
record TransitionWish(
        @NotBlank @Size(max = 30) String to,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String reason,

        @Nullable @Size(min = 1, max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String comment,

        @Nullable @Size(max = 30) Map<String, @Nullable String> fields) {

    Move by(Person person) {
        return new Move(
                to,
                reason == null || reason.isBlank() ? null : reason,
                comment == null || comment.isBlank() ? null : comment,
                person);
    }
}
