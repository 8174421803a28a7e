package io.bongsu.collector.host;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.PatientAppend;
import io.bongsu.collector.metrics.Source;
import io.bongsu.collector.protocol.host.HostCollector;
import io.bongsu.collector.protocol.host.HostSettings;
import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.Observation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Looks at the machine every few seconds; while the store is away, what was found waits for it, ten minutes' worth. */
@Component
class HostWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(HostWatch.class);
    private static final int WAITING = 120;
    private static final Source SOURCE = new Source(Source.Kind.HOST, "host", "host");

    private final HostProperties properties;
    private final MetricStore store;
    private final Clock clock;
    private final Counter failures;
    /** Collectors block: each visit has a virtual thread. */
    private final Scheduler visits = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    private final Disposable.Swap running = Disposables.swap();
    private volatile Map<String, String> host;

    HostWatch(HostProperties properties, MetricStore store, Clock clock, MeterRegistry meters) {
        this.properties = properties;
        this.store = store;
        this.clock = clock;
        this.failures = meters.counter("bongsu.collector.host.failures");
        this.host = properties.name().isEmpty() ? Map.of() : Map.of("host.name", properties.name());
    }

    @Override
    public void start() {
        UUID tenant = properties.tenant();
        if (tenant == null) {
            return;
        }
        running.update(Mono.fromCallable(HostCollector::new)
                .subscribeOn(visits)
                .flatMapMany(collector -> Flux.interval(Duration.ZERO, properties.every())
                        .onBackpressureDrop()
                        .concatMap(tick -> visit(collector, tenant)))
                .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST)
                .map(batch -> batch.from(SOURCE))
                .concatMap(batch -> PatientAppend.to(store, batch), 1)
                .subscribe(
                        kept -> {},
                        error -> LOG.atError().setCause(error).log("this machine is not watched any more")));
    }

    private Mono<Batch> visit(HostCollector collector, UUID tenant) {
        Duration limit = properties.every().multipliedBy(2);
        HostSettings settings = new HostSettings(properties.name(), properties.topProcesses());
        Instant at = clock.instant();
        return Mono.fromCallable(() -> collector.collect(settings, at.plus(limit)))
                .subscribeOn(visits)
                .timeout(limit)
                .doOnNext(this::remember)
                .map(observation -> HostSamples.of(tenant, observation))
                .onErrorResume(error -> Mono.fromSupplier(() -> failed(tenant, at, error)));
    }

    private void remember(Observation observation) {
        host = observation.resource();
    }

    private Batch failed(UUID tenant, Instant at, Throwable error) {
        failures.increment();
        LOG.atWarn().addKeyValue("reason", error.getMessage()).log("this machine could not be asked");
        CollectionFailed.Reason reason =
                error instanceof CollectionFailed known ? known.reason() : CollectionFailed.Reason.TIMEOUT;
        return HostSamples.failed(tenant, host, reason, at);
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
