package io.bongsu.ticket.report;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.round.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sums the tickets that have changed, a moment after they did. Each batch is one transaction: a crash repeats it whole. */
@Component
class KeepFigures {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int BATCH = 1_000;

    private final ShareRepository shares;
    private final TenantTransaction transaction;

    KeepFigures(ShareRepository shares, TenantTransaction transaction) {
        this.shares = shares;
        this.transaction = transaction;
    }

    @Bean
    Rounds<Tenant> figureRounds() {
        return new Rounds<>(
                "summing tickets",
                Rounds.each(PERIOD),
                1,
                shares::waiting,
                tenant -> Rounds.untilNone(() -> batch(tenant)));
    }

    /** How many tickets it has summed; none when somebody else does. */
    private Mono<Integer> batch(Tenant tenant) {
        Mono<Integer> work = shares.lease()
                .flatMap(leased -> leased ? shares.take(BATCH) : Mono.just(List.<UUID>of()))
                .flatMap(taken ->
                        taken.isEmpty() ? Mono.just(0) : shares.sum(taken).thenReturn(taken.size()));
        return transaction.run(tenant, work);
    }
}
