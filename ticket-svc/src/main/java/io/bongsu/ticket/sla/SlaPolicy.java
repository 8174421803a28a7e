package io.bongsu.ticket.sla;

import io.bongsu.ticket.condition.Condition;
import io.bongsu.ticket.condition.Subject;
import io.bongsu.ticket.sla.clock.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is promised to which tickets. "The first match wins per metric."
 *
 * @param targets by metric and priority
 * @param pauses reasons of holding that pause RESOLVE and the clocks of queues
 * @param pausesOf reasons of one metric, where they are said
 * @param levels of escalation per metric, where they are said
 * @param vendor whose contract the vendor's targets are; empty for the policy's name
 * @param onChange how running clocks come to it
 * @param refusal why it promises nothing although it was accepted once: what may be written has become stricter since
 */
record SlaPolicy(
        UUID id,
        String name,
        int position,
        boolean enabled,
        Match match,
        UUID calendarId,
        Map<Metric, Map<Integer, Target>> targets,
        Set<String> pauses,
        Map<Metric, Set<String>> pausesOf,
        Map<Metric, List<Escalation>> levels,
        String vendor,
        OnChange onChange,
        long version,
        @Nullable Refusal refusal) {

    /** @param stored the policy as it was written, to be mended */
    record Refusal(String fault, JsonNode stored) {}

    /**
     * Which tickets: all that is said has to hold; empty means any.
     *
     * @param condition of the tenant's own, null for none
     */
    record Match(
            Set<String> types,
            Set<Integer> priorities,
            Set<String> queues,
            @Nullable Condition condition) {
        static final Match ANY = new Match(Set.of(), Set.of(), Set.of(), null);

        boolean matches(Subject.Nature ticket) {
            return (types.isEmpty() || types.contains(ticket.type()))
                    && (priorities.isEmpty() || priorities.contains(ticket.priority()))
                    && (queues.isEmpty() || (ticket.queue() != null && queues.contains(ticket.queue())))
                    && (condition == null || condition.holds(ticket.values()).yes());
        }
    }

    boolean appliesTo(ServedTicket ticket) {
        return enabled && refusal == null && match.matches(ticket.nature());
    }

    /** "A missing or zero target in a policy means no clock for that metric." */
    Optional<Target> target(Metric metric, int priority) {
        return Optional.ofNullable(targets.getOrDefault(metric, Map.of()).get(priority))
                .filter(target -> !isZero(target));
    }

    Promise promise(Metric metric, Target target) {
        return new Promise(
                id,
                name,
                calendarId,
                target,
                pausesOf.getOrDefault(metric, metric.pausesUnlessSaid() ? pauses : Set.of()),
                levels.getOrDefault(metric, Escalation.USUAL),
                metric != Metric.VENDOR ? null : vendor.isEmpty() ? name : vendor,
                onChange);
    }

    private static boolean isZero(Target target) {
        return switch (target) {
            case Target.WorkingTime(long millis) -> millis == 0;
            case Target.WorkingDays(int days, boolean endOfDay) -> days == 0 && !endOfDay;
        };
    }
}
