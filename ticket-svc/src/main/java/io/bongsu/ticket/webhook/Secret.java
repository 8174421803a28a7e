package io.bongsu.ticket.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What signs for a webhook. Its text tells nothing. */
sealed interface Secret permits SharedSecret, SigningKey {

    Signing signing();

    /** As {@link Signing#secret} makes it again. */
    byte[] bytes();

    /** As the receiver has to be told it; null when it stays here. */
    @Nullable
    String written();

    /** What its signatures are checked by, for everybody to know; null when that is the secret itself. */
    byte @Nullable [] publicKey();

    /** As Standard Webhooks has it in its header. */
    String signature(String id, Instant at, String body);

    /** What is signed of a message: id, time and body, joined by dots. */
    static byte[] signed(String id, Instant at, String body) {
        return (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
    }
}
