package io.bongsu.topology.entity;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;

/** This entity was mentioned; {@code at} is the time of the source. */
public record Seen(EntityRef entity, Instant at) {}
