package io.bongsu.ticket.conversation;

import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A message to be added.
 *
 * @param visibility always said: nobody shall answer the requester by mistake
 * @param body plain text
 */
record MessageWish(
        @NotNull Visibility visibility,

        @NotBlank @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String body) {}
