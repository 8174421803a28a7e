package io.bongsu.topology.entity;

import io.bongsu.contracts.collector.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A thing that exists, as callers see it.
 *
 * @param health worst severity of its open alerts, 0 when nothing is known to be open
 * @param version grows with each change a person can see; being seen again is none
 */
record Entity(
        UUID id,
        String type,
        String name,
        List<Identifier> identifiers,
        Map<String, String> attributes,
        int health,
        int alertCount,
        Instant firstSeenAt,
        Instant lastSeenAt,
        long version) {}
