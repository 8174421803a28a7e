package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.round.Rounds;
import io.bongsu.ticket.sla.PolicyEffects.Batch;
import io.bongsu.ticket.sla.PolicyEffects.Effect;
import io.bongsu.ticket.sla.RematchRepository.Pending;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * "Priority or policy changes": after a policy was written, running clocks come to what holds now, ticket by ticket, each in a
 * transaction of its own under its lock; tickets for which nothing changes are only read. What a crash leaves is found again.
 */
@Component
class PolicyRematch {
    private static final int SIDE_BY_SIDE = 2;
    /** Of what another instance or an earlier life has left. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final RematchRepository work;
    private final PolicyEffects effects;
    private final SlaPolicyRepository policies;
    private final OpenTickets tickets;
    private final TicketClocks clocks;
    private final TenantTransaction transaction;
    private final Clock clock;
    private final Sinks.Many<Long> asked = Sinks.many().multicast().directBestEffort();

    PolicyRematch(
            RematchRepository work,
            PolicyEffects effects,
            SlaPolicyRepository policies,
            OpenTickets tickets,
            TicketClocks clocks,
            TenantTransaction transaction,
            Clock clock) {
        this.work = work;
        this.effects = effects;
        this.policies = policies;
        this.tickets = tickets;
        this.clocks = clocks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction that writes a policy. */
    Mono<Void> ask() {
        return work.ask();
    }

    /** When that transaction has ended. */
    void begin() {
        asked.tryEmitNext(0L); // unheard it is done within the period
    }

    @Bean
    Rounds<Pending> rematchRounds() {
        return new Rounds<>("asking policies anew", Rounds.each(PERIOD, asked.asFlux()), 1, work::pending, this::all);
    }

    private Mono<Void> all(Pending tenant) {
        return batch(tenant, null)
                .expand(done -> done.last() == null ? Mono.empty() : batch(tenant, done.last()))
                .concatMap(done -> applied(tenant, done))
                .then(Mono.defer(() -> transaction.run(tenant.tenant(), work.done(tenant))));
    }

    private Mono<Batch> batch(Pending tenant, @Nullable ServedTicket after) {
        return transaction.run(tenant.tenant(), policies.all().flatMap(all -> effects.batch(all, after)));
    }

    private Mono<Void> applied(Pending tenant, Batch batch) {
        return Flux.fromIterable(batch.effects())
                .filter(Effect::changes)
                .map(effect -> effect.before().ticketId())
                .distinct()
                .flatMap(ticket -> transaction.run(tenant.tenant(), applied(ticket)), SIDE_BY_SIDE)
                .then();
    }

    private Mono<Void> applied(UUID ticket) {
        return tickets.held(ticket).flatMap(held -> clocks.repromised(held, clock.instant()));
    }
}
