package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.DefaultCalendars;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.clock.Target.WorkingTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What every tenant begins with, so that each incident has a clock: grave ones around the clock, others in Korean office hours. */
final class DefaultPolicies {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;

    private DefaultPolicies() {}

    static List<SlaPolicy> all() {
        return List.of(
                policy(
                        "00000000-0000-7000-8000-000000051a01",
                        "장애 P1–P2 · 24x7",
                        10,
                        Set.of(1, 2),
                        DefaultCalendars.ALWAYS,
                        Map.of(
                                Metric.ACK, targets(1, 15 * MINUTE, 30 * MINUTE),
                                Metric.FIRST_RESPONSE, targets(1, 30 * MINUTE, HOUR),
                                Metric.NEXT_RESPONSE, targets(1, HOUR, 2 * HOUR),
                                Metric.RESOLVE, targets(1, 4 * HOUR, 8 * HOUR))),
                policy(
                        "00000000-0000-7000-8000-000000051a02",
                        "장애 P3–P5 · 업무시간",
                        20,
                        Set.of(3, 4, 5),
                        DefaultCalendars.KOREA,
                        Map.of(
                                Metric.ACK, targets(3, 2 * HOUR, 4 * HOUR, 9 * HOUR),
                                Metric.FIRST_RESPONSE, targets(3, 4 * HOUR, 9 * HOUR, 18 * HOUR),
                                Metric.NEXT_RESPONSE, targets(3, 9 * HOUR, 18 * HOUR, 27 * HOUR),
                                Metric.RESOLVE, targets(3, 18 * HOUR, 27 * HOUR, 45 * HOUR))));
    }

    private static SlaPolicy policy(
            String id,
            String name,
            int position,
            Set<Integer> priorities,
            UUID calendar,
            Map<Metric, Map<Integer, Target>> targets) {
        return new SlaPolicy(
                UUID.fromString(id),
                name,
                position,
                true,
                new SlaPolicy.Match(Set.of("incident"), priorities, Set.of(), null),
                calendar,
                targets,
                Set.copyOf(PolicyDefinition.DEFAULT_PAUSES),
                Map.of(),
                Map.of(),
                "",
                OnChange.RETROACTIVE,
                1,
                null);
    }

    private static Map<Integer, Target> targets(int firstPriority, long... millis) {
        Map<Integer, Target> targets = new HashMap<>();
        for (int i = 0; i < millis.length; i++) {
            targets.put(firstPriority + i, new WorkingTime(millis[i]));
        }
        return targets;
    }
}
