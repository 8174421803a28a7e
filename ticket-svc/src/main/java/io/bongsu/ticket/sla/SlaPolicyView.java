package io.bongsu.ticket.sla;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A policy.
 *
 * @param position lower comes first
 * @param match types, priorities, queues, condition; empty means any
 * @param targets by metric (ack, firstResponse, nextResponse, keepInformed, resolve, olaAck, ola, vendor) and priority (1 to 5)
 * @param pauses reasons of holding that pause resolve, ola and olaAck
 * @param pausesOf reasons of single metrics, where they differ
 * @param levels of escalation by metric, where they are not the usual one at 75%
 * @param vendor whose contract the vendor's targets are; the policy's name where absent
 * @param onChange retroactive: same start, same pauses; fromChange: the target counts from the change; keep: the old promise stays
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
        @Schema(type = "object") JsonNode pausesOf,
        @Schema(type = "object") JsonNode levels,
        @Nullable String vendor,
        OnChange onChange,
        long version) {}
