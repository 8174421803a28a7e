package io.bongsu.ticket.bulk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One ticket of a job.
 *
 * @param version as its owner saw it; null: whatever stands
 * @param before what was replaced, as JSON, once it is done
 */
record JobItem(
        int position,
        UUID ticketId,
        @Nullable String number,
        @Nullable Long version,
        int attempts,
        @Nullable String before,
        @Nullable Long resultVersion) {}
