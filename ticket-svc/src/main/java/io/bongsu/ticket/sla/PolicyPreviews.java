package io.bongsu.ticket.sla;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.json.Patch;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which clocks would move with another policy, or a change of one? Reads only. Call it inside a transaction of the tenant. */
@Component
class PolicyPreviews {
    private static final Comparator<SlaPolicy> ORDER = Comparator.comparingInt(SlaPolicy::position)
            .thenComparing(SlaPolicy::name)
            .thenComparing(SlaPolicy::id);

    private final SlaPolicyRepository policies;
    private final PolicyEffects effects;
    private final OpenTickets tickets;
    private final Calendars calendars;
    private final Conditions conditions;
    private final JsonMapper json;
    private final Clock clock;

    PolicyPreviews(
            SlaPolicyRepository policies,
            PolicyEffects effects,
            OpenTickets tickets,
            Calendars calendars,
            Conditions conditions,
            JsonMapper json,
            Clock clock) {
        this.policies = policies;
        this.effects = effects;
        this.tickets = tickets;
        this.calendars = calendars;
        this.conditions = conditions;
        this.json = json;
        this.clock = clock;
    }

    /** @param body as of a policy that is added */
    Mono<ClockPreview> ofNew(JsonNode body) {
        return policies.all()
                .flatMap(all ->
                        wanted(UuidCreator.getTimeOrderedEpochPlus1(), body).flatMap(wanted -> compared(all, wanted)));
    }

    /** @param patch as of the policy's own change */
    Mono<ClockPreview> ofChange(UUID id, JsonNode patch) {
        return policies.all()
                .flatMap(all -> all.stream()
                        .filter(policy -> policy.id().equals(id))
                        .findFirst()
                        .map(before -> wanted(id, Patch.applied(PolicyDefinition.written(before, json), patch))
                                .flatMap(wanted -> compared(all, wanted)))
                        .orElseGet(() -> Mono.error(() -> Failures.notFound("sla"))));
    }

    private Mono<SlaPolicy> wanted(UUID id, JsonNode body) {
        return calendars.all().map(known -> PolicyDefinition.read(id, body, known.keySet(), conditions, 0));
    }

    private Mono<ClockPreview> compared(List<SlaPolicy> all, SlaPolicy wanted) {
        List<SlaPolicy> then = Stream.concat(
                        all.stream().filter(policy -> !policy.id().equals(wanted.id())), Stream.of(wanted))
                .sorted(ORDER)
                .toList();
        Instant now = clock.instant();
        return effects.all(then)
                .take(ClockPreview.MOST_CLOCKS)
                .map(effect -> effect.shown(now))
                .collectList()
                .flatMap(moves -> ClockPreview.of(moves, tickets));
    }
}
