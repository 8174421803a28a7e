package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * TroubleTicket_FVO: {@code description}, {@code severity} and {@code ticketType} are required. What else the published document
 * knows is accepted and not kept.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TroubleTicketWish(
        @Nullable @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @NotBlank @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description,

        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String severity,

        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String ticketType,

        @Nullable @Size(max = 10) List<@NotNull @Valid ExternalIdWish> externalIdentifier,
        @Nullable @Size(max = 50) List<@NotNull @Valid NoteWish> note) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ExternalIdWish(
            @NotBlank @Size(max = 200) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
            String id,

            @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
            String owner) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoteWish(
            @Nullable @Size(max = 100) String id,

            @NotBlank @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
            String text) {}

    List<NoteWish> notes() {
        return note == null ? List.of() : note;
    }

    List<ExternalIdWish> names() {
        return externalIdentifier == null ? List.of() : externalIdentifier;
    }

    /** "Typically a short description": its first line where none is given. */
    String title() {
        String said = name == null || name.isBlank()
                ? description.strip().lines().findFirst().orElse("")
                : name.strip();
        String line =
                said.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", " ").strip();
        return line.isEmpty() ? ticketType : line.substring(0, Math.min(300, line.length()));
    }
}
