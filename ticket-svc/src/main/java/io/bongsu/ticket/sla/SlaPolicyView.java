package io.bongsu.ticket.sla;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A policy.
 *
 * @param position lower comes first
 * @param match types, priorities, queues, condition; empty means any
 * @param targets by metric (ack, firstResponse, resolve) and priority (1 to 5)
 * @param pauses reasons of holding that pause resolve
 */
record SlaPolicyView(
        UUID id,
        String name,
        int position,
        boolean enabled,
        @Schema(type = "object") JsonNode match,
        UUID calendarId,
        @Schema(type = "object") JsonNode targets,
        List<String> pauses,
        long version) {}
