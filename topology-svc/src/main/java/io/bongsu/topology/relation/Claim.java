package io.bongsu.topology.relation;

import io.bongsu.contracts.collector.RelationObserved;
import java.time.Instant;

/** A source says that this relation exists; {@code at} is the time of the source. */
public record Claim(RelationObserved relation, String source, Instant at) {}
