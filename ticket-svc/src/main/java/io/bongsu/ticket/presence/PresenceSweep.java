package io.bongsu.ticket.presence;

import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.round.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who has not said for a while that they are there has left, and others are told. */
@Component
class PresenceSweep {
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final PresenceEndRepository ends;
    private final PresenceRepository presence;
    private final Outbox outbox;
    private final TenantTransaction transaction;
    private final Clock clock;

    PresenceSweep(
            PresenceEndRepository ends,
            PresenceRepository presence,
            Outbox outbox,
            TenantTransaction transaction,
            Clock clock) {
        this.ends = ends;
        this.presence = presence;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    Rounds<Tenant> presenceRounds() {
        return new Rounds<>("sweeping presence", Rounds.each(PERIOD), 1, () -> ends.over(clock.instant()), this::sweep);
    }

    private Mono<Void> sweep(Tenant tenant) {
        Instant now = clock.instant();
        return transaction.run(
                tenant,
                presence.expire(now)
                        .distinct()
                        .collectList()
                        .flatMap(tickets -> presence.present(tickets, now))
                        .flatMapIterable(all -> all)
                        .concatMap(people -> outbox.add(people.ticketId(), people))
                        .then());
    }
}
