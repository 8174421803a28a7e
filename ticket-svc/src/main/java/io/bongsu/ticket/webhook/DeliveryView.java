package io.bongsu.ticket.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver was or is to be told.
 *
 * @param messageId header webhook-id
 * @param state waiting, delivered or failed
 * @param attempts since it was queued or sent again
 * @param status of the last answer
 * @param problem of the last attempt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        UUID id,
        String messageId,
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

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.messageId(),
                delivery.type(),
                delivery.body(),
                delivery.state(),
                delivery.attempts(),
                delivery.nextAt(),
                delivery.status(),
                delivery.problem(),
                delivery.durationMs(),
                delivery.attemptedAt(),
                delivery.createdAt());
    }
}
