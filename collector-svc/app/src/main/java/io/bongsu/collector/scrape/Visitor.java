package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.CollectionFailed.Reason;
import io.bongsu.collector.spi.Observation;
import io.bongsu.platform.net.AddressGuard;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Goes to a target once, when it may; so many at the same time. */
@Component
public class Visitor {
    private final AddressGuard guard;
    private final Clock clock;
    private final PrometheusCollector collector = new PrometheusCollector();
    /** A redirect would lead past the guard. */
    private final PrometheusCollector straight = PrometheusCollector.withoutRedirects();
    /** Collectors block: each visit has a virtual thread. */
    private final Scheduler visits = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    private final Semaphore atOnce;
    private final int share;
    private final Map<UUID, Semaphore> shares = new ConcurrentHashMap<>();

    Visitor(AddressGuard guard, ScrapeProperties properties, Clock clock) {
        this.guard = guard;
        this.clock = clock;
        this.atOnce = new Semaphore(properties.atOnce());
        this.share = Math.max(1, properties.atOnce() / 2);
    }

    /** Fails with {@link CollectionFailed} when it cannot be asked. */
    public Mono<Observation> visit(UUID tenant, Target target) {
        return Mono.fromCallable(() -> inTurn(tenant, target))
                .subscribeOn(visits)
                .timeout(
                        target.timeout().plusSeconds(1),
                        Mono.error(() -> new CollectionFailed(Reason.TIMEOUT, "did not answer in time")));
    }

    /** Targets of one tenant that do not answer leave room for those of others. */
    private Observation inTurn(UUID tenant, Target target) throws CollectionFailed, InterruptedException {
        Semaphore own = shares.computeIfAbsent(tenant, _ -> new Semaphore(share));
        take(own, target);
        try {
            take(atOnce, target);
            try {
                return ask(target);
            } finally {
                atOnce.release();
            }
        } finally {
            own.release();
        }
    }

    private static void take(Semaphore room, Target target) throws CollectionFailed, InterruptedException {
        if (!room.tryAcquire(target.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new CollectionFailed(Reason.TIMEOUT, "too many targets are asked at the same time");
        }
    }

    private Observation ask(Target target) throws CollectionFailed, InterruptedException {
        if (target.guarded()) {
            Optional<String> refusal = guard.refusal(target.settings().url());
            if (refusal.isPresent()) {
                throw new CollectionFailed(Reason.REFUSED, refusal.get());
            }
        }
        return (target.guarded() ? straight : collector)
                .collect(target.settings(), clock.instant().plus(target.timeout()));
    }
}
