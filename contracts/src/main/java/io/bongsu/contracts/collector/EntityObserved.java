package io.bongsu.contracts.collector;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A source saw an entity, in the shape of OpenTelemetry entity events; told in {@link EntitiesObserved}.
 *
 * @param identifiers what identifies it, strongest first
 * @param attributes what describes it (OpenTelemetry names)
 * @param relations relations the same source claims for it
 * @param source who says so: {@code otlp}, {@code host}, {@code trace}
 */
public record EntityObserved(
        EntityRef entity,
        List<Identifier> identifiers,
        Map<String, String> attributes,
        List<RelationObserved> relations,
        String source,
        Instant observedAt) {}
