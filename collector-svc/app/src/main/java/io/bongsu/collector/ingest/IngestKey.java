package io.bongsu.collector.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A telemetry key as its owner sees it.
 *
 * @param prefix the first characters, to recognise it
 * @param lastUsedAt to the minute; null when it was never used
 * @param key the key itself, only in the answer that issued it
 */
record IngestKey(
        UUID id,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {}
