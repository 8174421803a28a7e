package io.bongsu.ticket.assignment;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on a queue.
 *
 * @param name looked up when it is kept
 * @param skills words compared with the tags of tickets
 */
record Member(
        @NotBlank @Size(max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String id,

        @Nullable String name,

        @Nullable @Size(max = 30)
        List<@NotNull @Size(min = 1, max = 50) @Pattern(regexp = Bounds.WORD, message = Bounds.WORD_MEANS) String>
                skills) {

    List<String> known() {
        return skills == null ? List.of() : skills;
    }
}
