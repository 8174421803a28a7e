package io.bongsu.ticket.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a tenant calls something, in Korean, in English or in both; who reads the other language is shown the one there is. */
public record Names(
        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String ko,

        @Nullable @Size(min = 1, max = 200) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String en) {

    @AssertTrue(message = "must be said in Korean or in English")
    @Schema(hidden = true)
    boolean isSaid() {
        return (ko != null && !ko.isBlank()) || (en != null && !en.isBlank());
    }

    /** Both, for texts that everybody reads. */
    public String joined() {
        return ko == null || en == null || ko.equals(en)
                ? Objects.requireNonNullElse(ko, String.valueOf(en))
                : ko + " / " + en;
    }
}
