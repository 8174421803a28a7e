package io.bongsu.ticket.automation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger would have done.
 *
 * @param tickets looked at
 * @param events of the trigger's kinds that were asked
 * @param matched for how many of them the condition held
 * @param truncated not all could be asked in the time there is
 * @param items the first 50 that matched or could not be told
 */
record DryRunView(int tickets, int events, int matched, boolean truncated, List<Item> items) {

    /**
     * One of them.
     *
     * @param changes it would make today
     * @param fault why it could not be told or done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DryRunItem")
    record Item(
            UUID ticketId,
            String number,
            String title,
            Instant at,
            String event,
            List<Change> changes,
            List<Message> messages,
            @Nullable String fault) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            String field, @Nullable String from, @Nullable String to) {
        static List<Change> of(Plan plan) {
            return plan.changes().stream()
                    .map(entry -> new Change(Objects.requireNonNull(entry.field()), entry.from(), entry.to()))
                    .toList();
        }
    }

    record Message(Visibility visibility, String body) {
        static List<Message> of(Plan plan) {
            return plan.messages().stream().map(Message::of).toList();
        }

        private static Message of(Entry entry) {
            return new Message(entry.visibility(), Objects.requireNonNullElse(entry.body(), ""));
        }
    }
}
