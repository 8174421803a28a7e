package io.bongsu.collector.promql;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Evaluates queries off the event loop, each on a virtual thread of its own, so many at once for each tenant. Who goes away takes
 * the query along.
 */
@Component
class QueryThreads {
    private final int most;
    private final ConcurrentMap<UUID, Integer> running = new ConcurrentHashMap<>();

    QueryThreads(PromqlProperties properties, MeterRegistry meters) {
        this.most = properties.concurrent();
        meters.gauge("bongsu.collector.promql.running", running, QueryThreads::all);
    }

    private static double all(Map<UUID, Integer> running) {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * @param limited whether it counts among the tenant's queries; rules are watched whatever dashboards ask
     * @param work asks the given question from time to time: is the answer still wanted?
     */
    <T> Mono<T> run(UUID tenant, boolean limited, Function<BooleanSupplier, T> work) {
        return Mono.create(sink -> {
            if (!enter(tenant, limited)) {
                sink.error(busy());
                return;
            }
            AtomicBoolean cancelled = new AtomicBoolean();
            Thread thread = Thread.ofVirtual().name("promql").unstarted(() -> answer(tenant, work, cancelled, sink));
            sink.onCancel(() -> {
                cancelled.set(true);
                thread.interrupt();
            });
            thread.start();
        });
    }

    private <T> void answer(UUID tenant, Function<BooleanSupplier, T> work, AtomicBoolean cancelled, MonoSink<T> sink) {
        try {
            T result = work.apply(cancelled::get);
            leave(tenant);
            sink.success(result);
        } catch (RuntimeException | Error e) {
            leave(tenant);
            if (!cancelled.get()) {
                sink.error(e instanceof RuntimeException known ? PromqlFailure.of(known) : e);
            }
        }
    }

    /** How many queries of this tenant are being evaluated. */
    int running(UUID tenant) {
        return running.getOrDefault(tenant, 0);
    }

    private boolean enter(UUID tenant, boolean limited) {
        boolean[] entered = {false};
        running.compute(tenant, (_, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = !limited || now < most;
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        return entered[0];
    }

    private void leave(UUID tenant) {
        running.computeIfPresent(tenant, (_, count) -> count <= 1 ? null : count - 1);
    }

    private Failure busy() {
        return Failures.busy(
                "Already " + most + " queries of this tenant are being answered. Ask again.", Duration.ofSeconds(1));
    }
}
