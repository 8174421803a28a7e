package io.bongsu.ticket.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket a person asks for.
 *
 * @param type {@code incident}
 * @param impact medium unless said
 * @param urgency medium unless said
 * @param queue only from those who work on tickets, like {@code assigneeId}
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

        @Nullable @Size(max = 100) List<@NotNull UUID> entityIds) {

    Content content() {
        return new Content(
                title.strip(),
                description == null ? "" : description,
                impact == null ? Level.MEDIUM : impact,
                urgency == null ? Level.MEDIUM : urgency,
                queue);
    }

    List<UUID> entities() {
        return entityIds == null ? List.of() : entityIds;
    }
}
