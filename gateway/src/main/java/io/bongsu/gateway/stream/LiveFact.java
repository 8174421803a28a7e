package io.bongsu.gateway.stream;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way to browsers.
 *
 * @param seq its place in the stream of this epoch
 * @param requesterId whose ticket it is about, null when it is about none
 * @param json what readers get, written once for all of them
 */
record LiveFact(
        long seq,
        Instant heardAt,
        UUID tenant,
        Subject subject,
        @Nullable String requesterId,
        String json) {}
