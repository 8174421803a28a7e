package io.bongsu.ticket.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A ticket a person asks for.
 *
 * @param type incident, request, problem or change; requesters open incidents and requests
 * @param impact medium unless said
 * @param urgency medium unless said
 * @param queue only from those who work on tickets, like {@code assigneeId} and {@code tags}
 * @param custom what the tenant added, by key, each in the form of its kind: {@code {"site": "seoul", "seats": 12}}
 * @param fields of its kind, e.g. {@code {"kind": "standard"}} of a change; times in RFC 3339
 */
record TicketWish(
        @NotBlank @Size(max = 20) String type,

        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description,

        @Nullable Level impact,
        @Nullable Level urgency,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String queue,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String assigneeId,

        @Nullable @Size(max = 100) List<@NotNull UUID> entityIds,

        @Nullable @Size(max = 30)
        List<@NotNull @Size(max = 50) @Pattern(regexp = Bounds.WORD, message = Bounds.WORD_MEANS) String> tags,

        @Nullable @Size(max = 30) Map<String, @Nullable String> fields,
        @Schema(type = "object") @Nullable JsonNode custom) {

    Content content(Practice practice) {
        return new Content(
                title.strip(),
                description == null ? "" : description,
                impact == null ? Level.MEDIUM : impact,
                urgency == null ? Level.MEDIUM : urgency,
                queue,
                tags == null ? List.of() : Tags.of(tags),
                practice.initial(Fields.NONE.with(practice.own().checked(fields))));
    }

    /** What only those who work on tickets may say. */
    boolean sorts() {
        return queue != null || assigneeId != null || tags != null;
    }

    List<UUID> entities() {
        return entityIds == null ? List.of() : entityIds;
    }
}
