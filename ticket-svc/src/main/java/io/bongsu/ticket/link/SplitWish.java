package io.bongsu.ticket.link;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A message that becomes a ticket of its own.
 *
 * @param messageId from the timeline
 */
record SplitWish(
        @NotNull UUID messageId,

        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title) {}
