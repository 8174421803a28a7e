package io.bongsu.ticket.task;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task to be added behind the others. */
record TaskWish(
        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @Nullable UUID dependsOn,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String assigneeId) {}
