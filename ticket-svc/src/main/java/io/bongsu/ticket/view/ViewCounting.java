package io.bongsu.ticket.view;

import io.bongsu.contracts.ticket.ViewsCounted;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.round.Rounds;
import io.bongsu.ticket.view.CounterWorkRepository.Uncounted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Folds what writers added to counters, tells it, and counts new views once. A new view is counted when every transaction
 * has ended that may not have known it: from then on each change of a ticket is either in what is counted or adds itself.
 */
@Component
class ViewCounting {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int IN_ONE_FACT = 200;

    private final CounterWorkRepository work;
    private final CounterRepository counters;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    /** Counters that wait for transactions before this horizon. */
    private final Map<UUID, String> horizons = new ConcurrentHashMap<>();

    ViewCounting(CounterWorkRepository work, CounterRepository counters, TenantTransaction transaction, Outbox outbox) {
        this.work = work;
        this.counters = counters;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    @Bean
    Rounds<Uncounted> newViewRounds() {
        return new Rounds<>("counting new views", Rounds.each(PERIOD), 1, this::uncounted, this::countOrWait);
    }

    @Bean
    Rounds<Tenant> foldRounds() {
        return new Rounds<>("folding counters of views", Rounds.each(PERIOD), 1, work::toFold, this::fold);
    }

    /** Those that are gone meanwhile are not waited for any more. */
    private Flux<Uncounted> uncounted() {
        return work.toCount()
                .collectList()
                .doOnNext(some -> horizons.keySet()
                        .retainAll(some.stream().map(Uncounted::counter).collect(Collectors.toSet())))
                .flatMapMany(Flux::fromIterable);
    }

    private Mono<Void> countOrWait(Uncounted one) {
        String horizon = horizons.get(one.counter());
        if (horizon == null) {
            return work.horizon()
                    .doOnNext(now -> horizons.put(one.counter(), now))
                    .then();
        }
        return work.passed(horizon)
                .filter(passed -> passed)
                .flatMap(passed -> transaction.run(one.tenant(), counters.countOnce(one.counter())));
    }

    /** What was folded is told in the same transaction. */
    private Mono<Void> fold(Tenant tenant) {
        return transaction.run(
                tenant,
                counters.fold()
                        .collectList()
                        .flatMapMany(folded -> folded.isEmpty() ? Flux.empty() : counters.told(folded))
                        .buffer(IN_ONE_FACT)
                        .concatMap(counts -> outbox.add(tenant.id(), new ViewsCounted(List.copyOf(counts))))
                        .then());
    }
}
