package io.bongsu.ticket.round;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works off what waits, round after round, while the service runs; never two rounds at once. One that fails neither ends the
 * rounds nor keeps the others from their turn: it is tried again in the next round, and said once until it goes well.
 *
 * @param <T> what waits, with a sensible {@code equals}: a tenant, a calendar, a file
 */
public final class Rounds<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final String LOOKING = "looking for it";

    private final String what;
    private final Flux<?> ticks;
    private final int sideBySide;
    private final Supplier<Flux<T>> waiting;
    private final Function<T, Mono<Void>> work;
    private final Set<Object> failing = ConcurrentHashMap.newKeySet();
    private Disposable running = Disposables.disposed();

    /**
     * @param what is done, for who reads the log
     * @param ticks when to look; see {@link #each}
     * @param sideBySide how many are worked on at once
     */
    public Rounds(String what, Flux<?> ticks, int sideBySide, Supplier<Flux<T>> waiting, Function<T, Mono<Void>> work) {
        this.what = what;
        this.ticks = ticks;
        this.sideBySide = sideBySide;
        this.waiting = waiting;
        this.work = work;
    }

    /** Each period; what comes due while a round lasts is one round after it. */
    public static Flux<?> each(Duration period) {
        return Flux.interval(period).onBackpressureDrop();
    }

    /** Each period and when somebody calls. */
    public static Flux<?> each(Duration period, Flux<?> calls) {
        return Flux.merge(each(period), calls).onBackpressureLatest();
    }

    /** Batch after batch until one finds nothing; however many there are, the stack stays flat. */
    public static Mono<Void> untilNone(Supplier<Mono<Integer>> batch) {
        return Mono.defer(batch).repeat().takeUntil(handled -> handled == 0).then();
    }

    /** One round; never an error. */
    public Mono<Void> run() {
        return Flux.defer(waiting)
                .collectList()
                .doOnNext(failing::retainAll)
                .flatMapMany(Flux::fromIterable)
                .flatMap(this::one, sideBySide)
                .then()
                .onErrorResume(Exception.class, e -> said(LOOKING, e));
    }

    private Mono<Void> one(T one) {
        return Mono.defer(() -> work.apply(one))
                .doOnSuccess(done -> failing.remove(one))
                .onErrorResume(Exception.class, e -> said(one, e));
    }

    private Mono<Void> said(Object one, Exception e) {
        return Mono.fromRunnable(() -> {
            if (failing.add(one)) {
                LOG.atWarn()
                        .addKeyValue("what", what)
                        .addKeyValue("of", one)
                        .addKeyValue("reason", e.toString())
                        .log("work failed, each next round tries again");
            }
        });
    }

    @Override
    public void start() {
        running = ticks.concatMap(tick -> run(), 1).subscribe();
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
