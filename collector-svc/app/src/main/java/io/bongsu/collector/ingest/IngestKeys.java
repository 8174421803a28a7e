package io.bongsu.collector.ingest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.collector.IngestKeyIssued;
import io.bongsu.contracts.collector.IngestKeyRevoked;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Issues and revokes keys; other services hear of it by hash. */
@Component
class IngestKeys {
    private final IngestKeyRepository keys;
    private final Senders senders;
    private final TenantTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    IngestKeys(IngestKeyRepository keys, Senders senders, TenantTransaction transaction, Outbox outbox, Clock clock) {
        this.keys = keys;
        this.senders = senders;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    Mono<Page<IngestKey>> list(PageRequest page) {
        return keys.list(page.cursor(2), page.limit() + 1)
                .map(all -> Page.of(all, page.limit(), key -> List.of(key.createdAt(), key.id())))
                .as(transaction::run);
    }

    Mono<IngestKey> issue(String name) {
        return issue(name, KeyText.random()).as(transaction::run);
    }

    /** Empty when the key exists already; call it in a transaction. */
    Mono<IngestKey> issue(String name, KeyText text) {
        IngestKey key = new IngestKey(
                UuidCreator.getTimeOrderedEpoch(),
                name,
                text.prefix(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                null,
                text.text());
        return keys.add(key, text.hash())
                .filter(Boolean::booleanValue)
                .flatMap(added -> outbox.add(key.id(), new IngestKeyIssued(key.id(), name, text.hash()))
                        .thenReturn(key));
    }

    Mono<Void> revoke(UUID id) {
        return keys.revoke(id, clock.instant())
                .switchIfEmpty(Mono.error(() -> Failures.notFound("ingest key")))
                .flatMap(hash -> outbox.add(id, new IngestKeyRevoked(id, hash)).thenReturn(hash))
                .as(transaction::run)
                .doOnNext(senders::forget)
                .then();
    }
}
