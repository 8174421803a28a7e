package io.bongsu.contracts.topology;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.Fact;
import java.time.Instant;

/** An entity appeared, or its facts, relations or health (0–5, worst open alert) changed; {@code change} says which. */
@Fact("io.bongsu.topology.entity.changed.v1")
public record EntityChanged(EntityRef entity, int health, String change, Instant changedAt) {}
