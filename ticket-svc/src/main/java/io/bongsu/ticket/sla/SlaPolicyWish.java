package io.bongsu.ticket.sla;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the OpenAPI document shows it; {@link PolicyDefinition} reads it.
 *
 * @param position lower comes first; 100 unless said
 * @param targets by metric and priority: {@code {"resolve": {"1": {"kind": "working-time", "duration": "PT4H"}}}}
 * @param pauses requester, change, problem, vendor, approval, scheduled: of resolve, ola and olaAck; requester, vendor,
 *     approval and scheduled unless said
 * @param pausesOf the same for single metrics: {@code {"nextResponse": ["scheduled"]}}
 * @param levels of escalation by metric: {@code {"resolve": [{"at": "75%"}, {"at": "-PT30M", "name": "lead"}, {"at": "1D"}]}};
 *     one at 75% unless said
 * @param vendor whose contract the targets of metric vendor are
 * @param onChange how running clocks come to this policy, when a ticket or the policies change; retroactive unless said
 */
record SlaPolicyWish(
        String name,
        @Nullable Integer position,
        @Nullable Boolean enabled,
        @Nullable Match match,
        UUID calendarId,
        Map<String, Map<String, Map<String, Object>>> targets,
        @Nullable List<String> pauses,
        @Nullable Map<String, List<String>> pausesOf,
        @Nullable Map<String, List<Level>> levels,
        @Nullable String vendor,
        @Nullable OnChange onChange) {

    /**
     * @param at a share of the target (75%), or an offset from the deadline in working time (-PT30M, PT1H) or working days (-1D)
     * @param name what triggers of slaEscalated ask for as {@code message}
     */
    @Schema(name = "SlaLevel")
    record Level(
            @Schema(example = "-PT30M") String at, @Nullable String name) {}

    /**
     * All that is said has to hold; empty or absent means any.
     *
     * @param condition CEL over the words of scope {@code promise}
     */
    @Schema(name = "SlaMatch")
    record Match(
            @Nullable List<String> types,
            @Nullable List<Integer> priorities,
            @Nullable List<String> queues,
            @Nullable String condition) {}
}
