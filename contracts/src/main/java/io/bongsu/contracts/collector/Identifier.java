package io.bongsu.contracts.collector;

/** One typed identifier of an entity, e.g. kind {@code host.id} or {@code service.name}. */
public record Identifier(String kind, String value) {}
