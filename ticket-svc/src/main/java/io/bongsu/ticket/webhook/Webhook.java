package io.bongsu.ticket.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to hear of tickets.
 *
 * @param format {@code cloudevents}, or one of {@link EventBody}
 * @param events {@link Event} words
 * @param why it is disabled
 */
record Webhook(
        UUID id,
        String name,
        URI url,
        String format,
        List<String> events,
        State state,
        @Nullable String why,
        KeptSecrets secrets,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static final String CLOUD_EVENTS = "cloudevents";

    enum State {
        ACTIVE,
        PAUSED,
        DISABLED
    }

    Webhook changed(String newName, URI newUrl, List<String> newEvents, State newState, Instant now) {
        return new Webhook(
                id,
                newName,
                newUrl,
                format,
                newEvents,
                newState,
                newState == State.DISABLED ? why : null,
                secrets,
                version + 1,
                createdAt,
                now);
    }

    Webhook rotated(KeptSecrets fresh, Instant now) {
        return new Webhook(id, name, url, format, events, state, why, fresh, version + 1, createdAt, now);
    }
}
