package io.bongsu.collector.watch;

import io.bongsu.collector.metrics.CommitCompanion;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.contracts.Exchanges;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sends watched samples on in the transaction that stores them: stored means sent, not stored means nobody heard of it. */
@Component
class WatchForwarding implements CommitCompanion {
    private static final String KEY = "watched";
    private static final String PROTOBUF = "application/x-protobuf";

    private final Watches watches;
    private final Outbox outbox;
    private final Counter forwarded;

    WatchForwarding(Watches watches, Outbox outbox, MeterRegistry meters) {
        this.watches = watches;
        this.outbox = outbox;
        this.forwarded = meters.counter("bongsu.collector.watched");
    }

    @Override
    public Mono<Void> accompany(List<Sample> samples) {
        return Mono.deferContextual(context -> watches.current()
                .flatMap(index -> send(matching(index, Tenant.of(context).id(), samples))));
    }

    Mono<Void> send(WatchedTelemetry telemetry) {
        return Flux.fromIterable(telemetry.messages())
                .concatMap(message -> outbox.addBytes(Exchanges.WATCHED, KEY, PROTOBUF, message))
                .then();
    }

    private WatchedTelemetry matching(WatchIndex index, UUID tenant, List<Sample> samples) {
        WatchedTelemetry telemetry = new WatchedTelemetry();
        if (index.isEmpty(tenant)) {
            return telemetry;
        }
        for (Sample sample : samples) {
            for (UUID watch : index.watching(tenant, sample.series())) {
                forwarded.increment();
                telemetry.add(
                        watch,
                        sample.series().resource(),
                        sample.series().metric(),
                        sample.series().labels(),
                        sample.at(),
                        sample.value());
            }
        }
        return telemetry;
    }
}
