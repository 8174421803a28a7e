package io.bongsu.collector.watch;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.promql.Promql;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resources;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Evaluates watched expressions every few seconds, only while there are any, and sends the result series on. */
@Component
class ExpressionWatches implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ExpressionWatches.class);

    private final Watches watches;
    private final WatchForwarding forwarding;
    private final Promql promql;
    private final TenantTransaction transaction;
    private final Ownership ownership;
    private final Clock clock;
    private final WatchProperties properties;
    private final Counter failures;
    private final Disposable.Swap running = Disposables.swap();

    ExpressionWatches(
            Watches watches,
            WatchForwarding forwarding,
            Promql promql,
            TenantTransaction transaction,
            Ownership ownership,
            Clock clock,
            WatchProperties properties,
            MeterRegistry meters) {
        this.watches = watches;
        this.forwarding = forwarding;
        this.promql = promql;
        this.transaction = transaction;
        this.ownership = ownership;
        this.clock = clock;
        this.properties = properties;
        this.failures = meters.counter("bongsu.collector.watch.failures");
    }

    @Override
    public void start() {
        running.update(Flux.interval(properties.evaluateEvery(), properties.evaluateEvery())
                .onBackpressureDrop()
                .concatMap(tick -> evaluateAll())
                .subscribe());
    }

    /** The owner of the store does, and nobody else. */
    private Mono<Void> evaluateAll() {
        if (!ownership.isMine()) {
            return Mono.empty();
        }
        return watches.current()
                .flatMapIterable(WatchIndex::expressions)
                .concatMap(watch ->
                        evaluate(watch).onErrorResume(error -> failed(watch.id().toString(), error)))
                .then()
                .onErrorResume(error -> failed("", error));
    }

    private Mono<Void> evaluate(Watch watch) {
        long now = clock.millis();
        Mono<Void> forward = promql.now(String.valueOf(watch.expr()), now)
                .flatMap(values -> forwarding.send(telemetry(watch, values, now)));
        return transaction.run(new Tenant(watch.tenant()), forward);
    }

    private static WatchedTelemetry telemetry(Watch watch, List<Promql.Value> values, long now) {
        WatchedTelemetry telemetry = new WatchedTelemetry();
        for (Promql.Value value : values) {
            Map<String, String> identifying = new TreeMap<>();
            value.labels().forEach((name, text) -> {
                if (Resources.identifies(name)) {
                    identifying.put(name, text);
                }
            });
            telemetry.add(
                    watch.id(),
                    Labels.of(identifying),
                    value.metric().isEmpty() ? "expr" : value.metric(),
                    Labels.of(value.labels()),
                    now,
                    value.value());
        }
        return telemetry;
    }

    private Mono<Void> failed(String watch, Throwable error) {
        return Mono.fromRunnable(() -> {
            failures.increment();
            LOG.atWarn()
                    .addKeyValue("watchId", watch)
                    .addKeyValue("reason", error.getMessage())
                    .log("watched expression not evaluated");
        });
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
