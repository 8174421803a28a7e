package io.bongsu.ticket.sla;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
 * @param fault why it promises nothing although it was accepted once
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
        @Nullable String fault,
        long version) {

    /** @param written the policy as it is stored; of one that is refused today parts may be missing */
    static SlaPolicyView of(SlaPolicy policy, ObjectNode written) {
        ObjectNode match = part(written, "match");
        Stream.of("types", "priorities", "queues")
                .filter(list -> !match.path(list).isArray())
                .forEach(match::putArray);
        SlaPolicy.Refusal refusal = policy.refusal();
        return new SlaPolicyView(
                policy.id(),
                policy.name(),
                policy.position(),
                policy.enabled(),
                match,
                policy.calendarId(),
                part(written, "targets"),
                written.path("pauses").valueStream().map(JsonNode::asString).toList(),
                part(written, "pausesOf"),
                part(written, "levels"),
                policy.vendor().isEmpty() ? null : policy.vendor(),
                policy.onChange(),
                refusal == null ? null : refusal.fault(),
                policy.version());
    }

    private static ObjectNode part(ObjectNode written, String name) {
        return written.path(name) instanceof ObjectNode part ? part : written.objectNode();
    }
}
