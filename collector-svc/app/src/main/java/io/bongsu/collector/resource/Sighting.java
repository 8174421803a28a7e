package io.bongsu.collector.resource;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.contracts.collector.RelationObserved;
import java.util.List;
import java.util.Map;

/**
 * An entity was seen, not yet told.
 *
 * @param source who says so: {@code otlp}, {@code host}, {@code trace}
 */
public record Sighting(
        EntityRef entity,
        List<Identifier> identifiers,
        Map<String, String> attributes,
        List<RelationObserved> relations,
        String source) {}
