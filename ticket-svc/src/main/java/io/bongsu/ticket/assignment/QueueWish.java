package io.bongsu.ticket.assignment;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How a queue's tickets shall find somebody.
 *
 * @param mode manual, roundRobin, leastLoad, or skill: most of the ticket's tags, then least load
 * @param members in the order of turns
 */
record QueueWish(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String queue,

        @NotNull Mode mode,
        @NotNull @Size(max = 100) List<@Valid @NotNull Member> members) {}
