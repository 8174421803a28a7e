package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.json.TargetWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one metric of one ticket.
 *
 * @param vendor whose contract it is, where the metric is a vendor's; else null
 * @param onChange how a running clock comes to it; nothing a clock remembers
 */
record Promise(
        UUID policyId,
        String policyName,
        UUID calendarId,
        Target target,
        Set<String> pauses,
        List<Escalation> levels,
        @Nullable String vendor,
        OnChange onChange) {

    /** Policies in order: "the first match wins <em>per metric</em>". */
    static Map<Metric, Promise> of(List<SlaPolicy> policies, ServedTicket ticket) {
        Map<Metric, Promise> promises = new EnumMap<>(Metric.class);
        for (SlaPolicy policy :
                policies.stream().filter(one -> one.appliesTo(ticket)).toList()) {
            for (Metric metric : Metric.values()) {
                policy.target(metric, ticket.priority())
                        .map(target -> policy.promise(metric, target))
                        .ifPresent(promise -> promises.putIfAbsent(metric, promise));
            }
        }
        return promises;
    }

    /** The same, as a clock has it. */
    Promise held() {
        return new Promise(policyId, policyName, calendarId, target, pauses, levels, vendor, OnChange.RETROACTIVE);
    }

    /** "Each level fires once"; that of another policy, or of another target, is another level. */
    String key(Escalation level) {
        return policyId + "/" + TargetWords.column(target) + "/" + level.word();
    }
}
