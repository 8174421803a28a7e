package io.bongsu.collector.watch;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.metrics.CommitCompanion;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.metrics.StoreUsage;
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
    private final StoreUsage usage;
    private final Counter forwarded;

    WatchForwarding(Watches watches, Outbox outbox, StoreUsage usage, MeterRegistry meters) {
        this.watches = watches;
        this.outbox = outbox;
        this.usage = usage;
        this.forwarded = meters.counter("bongsu.collector.watched");
    }

    @Override
    public Mono<Void> accompany(Points points) {
        return Mono.deferContextual(context -> watches.current()
                .flatMap(index -> send(matching(index, Tenant.of(context).id(), points))));
    }

    Mono<Void> send(WatchedTelemetry telemetry) {
        return Flux.fromIterable(telemetry.messages())
                .concatMap(message -> outbox.addBytes(Exchanges.WATCHED, KEY, PROTOBUF, message))
                .then();
    }

    private WatchedTelemetry matching(WatchIndex index, UUID tenant, Points points) {
        WatchedTelemetry telemetry = new WatchedTelemetry();
        if (index.isEmpty(tenant)) {
            return telemetry;
        }
        for (int i = 0; i < points.size(); i++) {
            LiveSeries one = points.series(i);
            double value = points.value(i);
            if (one.isUnwatchedBy(index.number()) || Double.isNaN(value)) { // NaN: says that it has nothing to say
                continue;
            }
            Series series = one.series();
            List<UUID> watching = isPart(series) ? List.of() : index.watching(tenant, series);
            if (watching.isEmpty()) {
                one.unwatchedBy(index.number());
            }
            if (!watching.isEmpty()) {
                usage.asked(one);
            }
            for (UUID watch : watching) {
                forwarded.increment();
                telemetry.add(watch, series.resource(), series.metric(), series.labels(), points.time(i), value);
            }
        }
        return telemetry;
    }

    /** Parts of a native histogram are no values anybody asked for; rules ask for them by expressions. */
    private static boolean isPart(Series series) {
        return series.labels().get(HistogramPart.LABEL) != null;
    }
}
