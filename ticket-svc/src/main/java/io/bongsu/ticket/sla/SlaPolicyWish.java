package io.bongsu.ticket.sla;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the OpenAPI document shows it; {@link PolicyDefinition} reads it.
 *
 * @param position lower comes first; 100 unless said
 * @param targets by metric and priority: {@code {"resolve": {"1": {"kind": "working-time", "duration": "PT4H"}}}}
 * @param pauses requester, change, problem, vendor; requester and vendor unless said
 */
record SlaPolicyWish(
        String name,
        @Nullable Integer position,
        @Nullable Boolean enabled,
        @Nullable Match match,
        UUID calendarId,
        Map<String, Map<String, Map<String, Object>>> targets,
        @Nullable List<String> pauses) {

    /**
     * All that is said has to hold; empty or absent means any.
     *
     * @param condition CEL over the words of scope {@code promise}
     */
    record Match(
            @Nullable List<String> types,
            @Nullable List<Integer> priorities,
            @Nullable List<String> queues,
            @Nullable String condition) {}
}
