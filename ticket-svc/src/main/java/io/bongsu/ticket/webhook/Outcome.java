package io.bongsu.ticket.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param status null when there was no answer
 * @param retryAfter what the receiver asks for
 */
record Outcome(
        @Nullable Integer status,
        @Nullable String problem,
        Duration took,
        Instant at,
        @Nullable Duration retryAfter) {
    private static final int GONE = 410;

    boolean isDelivered() {
        return status != null && status >= 200 && status < 300;
    }

    /** "410 disables": nobody there wants it any more. */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
