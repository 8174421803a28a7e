package io.bongsu.collector.logs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A record in a list. */
record LogView(
        UUID id,
        Instant at,
        int severityNumber,
        String severityText,
        String service,
        String body,
        @Nullable String traceId,
        @Nullable String spanId,
        JsonNode attributes,
        @JsonIgnore long nano) {}
