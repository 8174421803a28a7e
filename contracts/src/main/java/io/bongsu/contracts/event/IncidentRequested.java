package io.bongsu.contracts.event;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person asked for an incident of this situation, whatever the policy says. */
@Fact("io.bongsu.event.situation.incident-requested.v1")
public record IncidentRequested(
        UUID situationId,
        String title,
        int severity,
        int alertCount,
        List<AlertBrief> alerts,
        String requestedById,
        String requestedByName,
        Instant requestedAt) {}
