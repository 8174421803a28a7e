package io.bongsu.ticket.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.Level;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A ticket as a line of a file, the same in and out.
 *
 * @param number as it was called where it was written; here it gets a number of its own
 * @param state of its kind; {@code new} or whatever its kind begins with unless said
 * @param reason why it is on hold
 * @param custom values of the tenant's own fields by their keys, as tickets tell them
 * @param acknowledgedAt when a person took it on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TicketLine(
        @NotNull @Valid ExternalIdentifier externalIdentifier,

        @Nullable @Size(max = 40) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String number,

        @NotBlank @Size(max = 20) String type,

        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description,

        @Nullable @Size(max = 40) String state,
        @Nullable @Size(max = 40) String reason,

        @Nullable @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String resolution,

        @Nullable Level impact,
        @Nullable Level urgency,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String queue,

        @NotNull @Valid Who requester,
        @Nullable @Valid Who assignee,

        @Nullable @Size(max = 30)
        List<@NotNull @Size(max = 50) @Pattern(regexp = Bounds.WORD, message = Bounds.WORD_MEANS) String> tags,

        @Nullable @Size(max = 30) Map<String, @Nullable String> fields,

        @Nullable @Schema(implementation = Object.class) JsonNode custom,

        @NotNull Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt,
        @Nullable @Size(max = 1000) List<@NotNull @Valid Said> messages) {

    List<Said> said() {
        return messages == null ? List.of() : messages;
    }

    /** A person, by the id of the directory where there is one. */
    record Who(
            @NotBlank @Size(max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
            String id,

            @NotBlank @Size(max = 200) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
            String name) {}

    /** @param visibility always said: nothing internal shall become public by being brought in */
    record Said(
            @NotNull Instant at,
            @NotNull Visibility visibility,
            @NotNull @Valid Who author,

            @NotBlank @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
            String body) {}
}
