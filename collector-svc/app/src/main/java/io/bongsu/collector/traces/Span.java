package io.bongsu.collector.traces;

import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * One span, ready to be stored.
 *
 * @param parentSpanId empty for a root
 * @param namespace of the service, may be empty
 * @param kind internal, server, client, producer, consumer, or unspecified
 * @param start nanoseconds since the epoch
 * @param status unset, ok or error
 * @param attributes a JSON object
 * @param caller the service as an entity; null when it has no name
 * @param callee a database or queue this span talks to; null when it talks to none
 */
public record Span(
        String traceId,
        String spanId,
        String parentSpanId,
        String service,
        String namespace,
        String name,
        String kind,
        long start,
        long end,
        String status,
        String attributes,
        @Nullable EntityRef caller,
        @Nullable Sighting callee) {}
