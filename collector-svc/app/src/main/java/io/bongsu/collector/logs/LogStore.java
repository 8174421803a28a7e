package io.bongsu.collector.logs;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.GroupCommit;
import io.bongsu.collector.commit.Retained;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps log records. */
@Component
public class LogStore implements Retained {
    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final int RECORDS_PER_COMMIT = 5_000;

    private final TenantTransaction transaction;
    private final LogRepository records;
    private final DayRepository days;
    private final Sightings sightings;
    private final LogsProperties properties;
    private final GroupCommit<LogBatch> commits;
    private final Counter stored;

    LogStore(
            TenantTransaction transaction,
            LogRepository records,
            DayRepository days,
            Sightings sightings,
            LogsProperties properties,
            MeterRegistry meters) {
        this.transaction = transaction;
        this.records = records;
        this.days = days;
        this.sightings = sightings;
        this.properties = properties;
        this.commits = new GroupCommit<>(
                "logs",
                new GroupCommit.Limits(Duration.ofMillis(5), properties.queuedRecords(), RECORDS_PER_COMMIT),
                batch -> batch.records().size(),
                LogBatch::tenant,
                this::commit,
                meters);
        this.stored = meters.counter("bongsu.collector.logs");
    }

    /** Completes after the batch is committed. */
    public Mono<Void> append(LogBatch batch) {
        return batch.records().isEmpty() ? Mono.empty() : commits.submit(batch);
    }

    /** How long records are kept. */
    public Duration retention() {
        return properties.retention();
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        long oldest = now.minus(properties.retention()).toEpochMilli()
                / Duration.ofDays(1).toMillis();
        return days.dropBefore("log_record", (int) oldest).then();
    }

    private Mono<Void> commit(List<LogBatch> batches) {
        Map<UUID, List<LogBatch>> byTenant = new LinkedHashMap<>();
        Set<Integer> needed = new TreeSet<>();
        batches.forEach(batch -> {
            byTenant.computeIfAbsent(batch.tenant(), _ -> new ArrayList<>()).add(batch);
            batch.records().forEach(one -> needed.add((int) (one.at() / DAY)));
        });
        Mono<Void> all = Flux.fromIterable(byTenant.entrySet())
                .concatMap(entry -> {
                    Tenant tenant = new Tenant(entry.getKey());
                    return transaction.run(tenant, write(tenant, entry.getValue()));
                })
                .then();
        return days.ensure("log_record", needed)
                .then(transaction.run(new Tenant(batches.getFirst().tenant()), all))
                .doOnSuccess(done -> batches.forEach(
                        batch -> stored.increment(batch.records().size())))
                .doOnError(error -> sightings.forget());
    }

    private Mono<Void> write(Tenant tenant, List<LogBatch> batches) {
        List<LogRecord> all = new ArrayList<>();
        Set<Sighting> seen = new LinkedHashSet<>();
        batches.forEach(batch -> {
            all.addAll(batch.records());
            seen.addAll(batch.sightings());
        });
        return records.add(tenant, all).then(sightings.tell(seen));
    }
}
