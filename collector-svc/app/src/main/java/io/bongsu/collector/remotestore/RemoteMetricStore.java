package io.bongsu.collector.remotestore;

import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.commit.Retained;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.SeriesBook;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.metrics.Write;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The store behind which another one stands: takes into the queue, reads from the other. What is queued is not read yet. */
@Component
@StoredElsewhere
class RemoteMetricStore implements MetricStore, Intake, Retained {
    private static final int SAMPLES_PER_COMMIT = 50_000;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final SeriesBook book;
    private final Queue queue;
    private final QueueRepository repository;
    private final MetricNameRepository names;
    private final RemoteReading reading;
    private final TenantTransaction transaction;
    private final MetricsProperties properties;
    private final RemoteStoreProperties remote;
    private final GroupCommit<Write> commits;

    RemoteMetricStore(
            SeriesBook book,
            Queue queue,
            QueueRepository repository,
            MetricNameRepository names,
            RemoteReading reading,
            TenantTransaction transaction,
            MetricsProperties properties,
            RemoteStoreProperties remote,
            MeterRegistry meters) {
        this.book = book;
        book.openEmpty();
        this.queue = queue;
        this.repository = repository;
        this.names = names;
        this.reading = reading;
        this.transaction = transaction;
        this.properties = properties;
        this.remote = remote;
        this.commits = new GroupCommit<>(
                "metrics",
                new GroupCommit.Limits(properties.window(), properties.queuedSamples(), SAMPLES_PER_COMMIT),
                write -> write.points().size(),
                Write::tenant,
                queue::commit,
                meters);
    }

    @Override
    public Mono<Void> ready() {
        return Mono.empty(); // nothing has to be read first
    }

    @Override
    public Mono<Void> served() {
        return ready();
    }

    @Override
    public SeriesBook book() {
        return book;
    }

    @Override
    public Mono<Void> take(Write write) {
        return write.points().size() == 0 && write.sightings().isEmpty()
                ? Mono.empty()
                : Mono.defer(queue::room).then(commits.submit(write));
    }

    @Override
    public Mono<Void> take(Batch batch, Refused refused) {
        return Mono.defer(() -> take(book.write(batch, refused)));
    }

    @Override
    public Mono<Void> append(Batch batch) {
        return Intake.append(this, batch);
    }

    @Override
    public Mono<List<Samples>> select(Selector selector, long from, long to) {
        return Tenant.current().flatMap(tenant -> reading.samples(selector, tenant.id(), from, to));
    }

    @Override
    public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
        return Tenant.current().flatMap(tenant -> reading.series(selectors, tenant.id(), from, to));
    }

    @Override
    public Mono<List<Metadata>> metadata() {
        return Tenant.current().flatMap(tenant -> transaction.run(names.all(tenant)));
    }

    /** Samples are dropped by the other store, as it is told there. Names of what nobody sends any more are forgotten here. */
    @Override
    public Mono<Void> dropOld(Instant now) {
        int today = (int) Math.floorDiv(now.toEpochMilli(), DAY);
        return Mono.<Void>fromRunnable(() -> book.forgetUnseenSince(today - 1))
                .then(names.forgetBefore(
                        today - (int) properties.longestRetention().toDays()))
                .then(repository.forgetRefused(now.minus(remote.keepRefused())));
    }
}
