package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Target;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What holds for one metric of one ticket. */
record Promise(UUID policyId, String policyName, UUID calendarId, Target target, Set<String> pauses) {

    /** Policies in order: "the first match wins <em>per metric</em>". */
    static Map<Metric, Promise> of(List<SlaPolicy> policies, ServedTicket ticket) {
        Map<Metric, Promise> promises = new EnumMap<>(Metric.class);
        for (SlaPolicy policy :
                policies.stream().filter(one -> one.appliesTo(ticket)).toList()) {
            for (Metric metric : Metric.values()) {
                policy.target(metric, ticket.priority())
                        .map(target -> new Promise(
                                policy.id(),
                                policy.name(),
                                policy.calendarId(),
                                target,
                                metric.pauses() ? policy.pauses() : Set.of()))
                        .ifPresent(promise -> promises.putIfAbsent(metric, promise));
            }
        }
        return promises;
    }
}
