package io.bongsu.ticket.webhook;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What signs for a webhook.
 *
 * @param old signs as well until {@code oldUntil}
 */
record Secrets(
        Secret current, @Nullable Secret old, @Nullable Instant oldUntil) {

    static Secrets fresh(Signing signing) {
        return new Secrets(signing.fresh(), null, null);
    }

    /** Another of the same kind. */
    Secrets rotated(Instant until) {
        return new Secrets(current.signing().fresh(), current, until);
    }

    /** "Several signatures during rotation": the receiver is content with any it can check. */
    String signatures(String id, Instant at, String body) {
        boolean changing = old != null && oldUntil != null && at.isBefore(oldUntil);
        return Stream.concat(Stream.of(current), changing ? Stream.of(old) : Stream.empty())
                .map(some -> some.signature(id, at, body))
                .collect(Collectors.joining(" "));
    }
}
