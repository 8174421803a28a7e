package io.bongsu.collector.traces;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A trace with its spans, oldest first. */
record Trace(String traceId, List<SpanView> spans) {

    record SpanView(
            String spanId,
            @Nullable String parentSpanId,
            String service,
            String name,
            String kind,
            Instant startedAt,
            double durationMs,
            String status,
            JsonNode attributes) {}
}
