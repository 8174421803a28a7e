package io.bongsu.contracts.collector;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;

/**
 * A hint that new samples of these entities are stored up to {@code until}; at most one a second and tenant, sent without
 * the outbox because losing it harms nothing. {@code entities} holds at most 100.
 */
@Fact("io.bongsu.collector.telemetry.received.v1")
public record TelemetryReceived(List<EntityRef> entities, Instant until) {}
