package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.bongsu.ticket.ticket.Bounds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TroubleTicket_MVO as a merge patch: what is said changes. Notes with an id are there already, others are added. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TroubleTicketPatch(
        @Nullable @Size(min = 1, max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String severity,

        @Nullable @Size(max = 40) String status,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String statusChangeReason,

        @Nullable @Size(max = 50) List<@NotNull @Valid NoteWish> note) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record NoteWish(
            @Nullable @Size(max = 100) String id,

            @NotNull @Size(min = 1, max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
            String text) {}

    List<NoteWish> newNotes() {
        return note == null
                ? List.of()
                : note.stream().filter(one -> one.id() == null).toList();
    }
}
