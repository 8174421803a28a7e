package io.bongsu.ticket.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** @param reason stands on the timeline, for those who work on tickets */
record MajorWish(
        @NotNull Boolean majorIncident,

        @NotBlank @Size(max = 1_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String reason) {}
