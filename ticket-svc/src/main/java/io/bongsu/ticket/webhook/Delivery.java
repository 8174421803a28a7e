package io.bongsu.ticket.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a receiver is told.
 *
 * @param eventId the same however often and to whomever it is sent: receivers know it again
 * @param status of the last answer; null when there was none
 * @param problem why the last attempt was none
 */
record Delivery(
        UUID id,
        UUID webhookId,
        UUID eventId,
        String type,
        String body,
        String state,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Integer status,
        @Nullable String problem,
        @Nullable Long durationMs,
        @Nullable Instant attemptedAt,
        Instant createdAt) {

    String messageId() {
        return "msg_" + eventId.toString().replace("-", "");
    }
}
