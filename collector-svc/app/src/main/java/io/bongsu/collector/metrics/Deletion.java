package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.Tombstones.Tombstone;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Deletes samples that are there now: between two commits, so that it is certain which were. Whatever comes later stays, of
 * the same times too. What is in memory goes at once; what is in rows is passed over by readers and left out when they are
 * merged.
 */
@Component
class Deletion {
    private final TombstoneRepository repository;
    private final Tombstones tombstones;
    private final Journal journal;
    private final Heads heads;
    private final TenantTransaction transaction;

    Deletion(
            TombstoneRepository repository,
            Tombstones tombstones,
            Journal journal,
            Heads heads,
            TenantTransaction transaction) {
        this.repository = repository;
        this.tombstones = tombstones;
        this.journal = journal;
        this.heads = heads;
        this.transaction = transaction;
    }

    /** Completes when the samples {@code from <= at <= to} are gone from answers, also after a restart. */
    Mono<Void> delete(Tenant tenant, Collection<LiveSeries> series, long from, long to) {
        return series.isEmpty()
                ? Mono.empty()
                : journal.between(seq -> delete(tenant, series, from, to, seq)).cache(); // goes on when the asker goes
    }

    private Mono<Void> delete(Tenant tenant, Collection<LiveSeries> series, long from, long to, long seq) {
        List<Tombstone> all = series.stream()
                .map(one -> new Tombstone(tenant.id(), one.metric().hash(), one.id(), from, to, seq))
                .toList();
        return transaction
                .run(
                        tenant,
                        repository
                                .add(tenant, journal.epoch(), all)
                                .flatMap(kept -> kept ? Mono.<Void>empty() : Mono.error(StoreTrouble::unavailable)))
                .doOnSuccess(done -> {
                    heads.delete(series, from, to, seq);
                    tombstones.add(all);
                });
    }
}
