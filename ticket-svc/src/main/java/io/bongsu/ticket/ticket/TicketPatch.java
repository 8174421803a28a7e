package io.bongsu.ticket.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people may change of a ticket; fields left out stay.
 *
 * @param queue null takes it out of its queue
 * @param assigneeId null takes it from its assignee
 * @param tags all of them; written small and without repetition
 * @param custom what the tenant added, by key; null takes a value away, what is not named stays
 * @param fields of its kind, e.g. {@code workaround} of a problem; null takes a value away, what is not named stays
 */
record TicketPatch(
        @NotBlank @Size(max = 300) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String title,

        @NotNull @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
        String description,

        @NotNull Level impact,
        @NotNull Level urgency,

        @Nullable @Size(min = 1, max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String queue,

        @Nullable @Size(min = 1, max = 64) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String assigneeId,

        @NotNull @Size(max = 30)
        List<@NotNull @Size(max = 50) @Pattern(regexp = Bounds.WORD, message = Bounds.WORD_MEANS) String> tags,

        @NotNull @Size(max = 30) Map<String, @Nullable String> fields,

        @Nullable @Size(max = 30) Map<String, @Nullable Object> custom) {
    static final Set<String> FIELDS =
            Set.of("title", "description", "impact", "urgency", "queue", "assigneeId", "tags", "fields", "custom");

    static TicketPatch of(Ticket ticket) {
        Content content = ticket.content();
        Person assignee = ticket.assignee();
        return new TicketPatch(
                content.title(),
                content.description(),
                content.impact(),
                content.urgency(),
                content.queue(),
                assignee == null ? null : assignee.id(),
                content.tags(),
                new HashMap<>(content.fields().values()),
                null);
    }

    Content content(OwnFields own) {
        return new Content(
                title.strip(),
                description,
                impact,
                urgency,
                queue,
                Tags.of(tags),
                Fields.NONE.with(own.checked(fields)));
    }
}
