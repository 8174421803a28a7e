package io.bongsu.ticket.sla;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a ticket, and for the clocks it has.
 *
 * @param now by metric
 * @param refused policies in force that promise nothing new until they are mended; what they promised before goes on
 */
record Promises(Map<Metric, Promise> now, Set<UUID> refused) {

    static Promises of(List<SlaPolicy> policies, ServedTicket ticket) {
        return new Promises(
                Promise.of(policies, ticket),
                policies.stream()
                        .filter(one -> one.enabled() && one.refusal() != null)
                        .map(SlaPolicy::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Only a clock that runs goes on by a refused policy, or keeps what it was promised: of one that had ended nothing was promised
     * any more.
     *
     * @return null when nothing is promised any more
     */
    @Nullable
    Promise to(TicketClock clock) {
        Promise promise = now.get(clock.metric());
        if (!clock.cancelled()) {
            return refused.contains(clock.promise().policyId()) ? clock.promise() : promise;
        }
        return promise == null || promise.onChange() != OnChange.KEEP ? promise : promise.held();
    }
}
