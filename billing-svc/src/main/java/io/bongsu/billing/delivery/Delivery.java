package io.bongsu.billing.delivery;

import io.bongsu.contracts.billing.DeliveryProgressed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cost file that was handed in.
 *
 * @param name the export this file is an edition of: a newer edition of the same name replaces the older one
 * @param reason why it was rejected: rows-rejected, interrupted or failed
 */
record Delivery(
        UUID id,
        String name,
        DeliveryState state,
        @Nullable String reason,
        Progress progress,
        long bytesTotal,
        Instant receivedAt,
        @Nullable Instant activatedAt,
        DeliveryReport report) {

    record Progress(long rowsRead, long rowsRejected, long bytesRead) {
        static final Progress NONE = new Progress(0, 0, 0);
    }

    DeliveryProgressed progressed() {
        return new DeliveryProgressed(
                id, name, state.word(), progress.rowsRead(), progress.rowsRejected(), progress.bytesRead(), bytesTotal);
    }
}
