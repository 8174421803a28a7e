package io.bongsu.topology.relation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directed relation between two entities.
 *
 * @param validTo null as long as it is seen
 */
record Relation(
        UUID id,
        String type,
        UUID from,
        UUID to,
        List<Evidence> evidence,
        Instant validFrom,
        @Nullable Instant validTo) {

    /** Who says so, since when, until when, how surely (0 to 1). */
    record Evidence(String source, Instant firstSeenAt, Instant lastSeenAt, double confidence) {}
}
