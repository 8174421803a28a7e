package io.bongsu.ticket.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to hear of tickets.
 *
 * @param format {@code cloudevents}, or one of {@link EventBody}
 * @param events {@link Event} words
 * @param why it is disabled
 * @param oldSecret signs as well until {@code oldUntil}
 */
record Webhook(
        UUID id,
        String name,
        URI url,
        String format,
        List<String> events,
        State state,
        @Nullable String why,
        Secret secret,
        @Nullable Secret oldSecret,
        @Nullable Instant oldUntil,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static final String CLOUD_EVENTS = "cloudevents";

    enum State {
        ACTIVE,
        PAUSED,
        DISABLED
    }

    /** "Several signatures during rotation": the receiver is content with any it can check. */
    String signatures(String id, Instant at, String body) {
        boolean changing = oldSecret != null && oldUntil != null && at.isBefore(oldUntil);
        return Stream.concat(Stream.of(secret), changing ? Stream.of(oldSecret) : Stream.empty())
                .map(some -> some.signature(id, at, body))
                .collect(Collectors.joining(" "));
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
                secret,
                oldSecret,
                oldUntil,
                version + 1,
                createdAt,
                now);
    }

    Webhook rotated(Secret fresh, Instant until, Instant now) {
        return new Webhook(
                id, name, url, format, events, state, why, fresh, secret, until, version + 1, createdAt, now);
    }
}
