package io.bongsu.ticket.similar;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A ticket that is being written. */
record SuggestWish(
        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description) {

    Text text() {
        return Text.of(title, description == null ? "" : description);
    }
}
