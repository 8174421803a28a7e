package io.bongsu.ticket.exchange;

import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What somebody else calls a ticket; the same one is never brought in twice.
 *
 * @param owner whose name it is, e.g. {@code zammad}
 */
public record ExternalIdentifier(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String owner,

        @NotBlank @Size(max = 200) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String id) {}
