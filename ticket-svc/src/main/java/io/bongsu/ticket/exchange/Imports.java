package io.bongsu.ticket.exchange;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.blob.Blobs;
import io.bongsu.ticket.exchange.RunningImportRepository.Running;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.round.Rounds;
import io.r2dbc.spi.R2dbcException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes files in and works through them, one of each tenant at a time, two at once. What is to be done stands in the database: after
 * a crash, or on another machine, it goes on from there.
 */
@Component
class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int SIDE_BY_SIDE = 2;

    private final ImportRepository imports;
    private final RunningImportRepository left;
    private final RunImport runner;
    private final Blobs blobs;
    private final TenantTransaction transaction;
    private final ExchangeProperties properties;
    private final Clock clock;
    private final Sinks.Many<Long> woken = Sinks.many().multicast().onBackpressureBuffer(1, false);

    Imports(
            ImportRepository imports,
            RunningImportRepository left,
            RunImport runner,
            Blobs blobs,
            TenantTransaction transaction,
            ExchangeProperties properties,
            Clock clock) {
        this.imports = imports;
        this.left = left;
        this.runner = runner;
        this.blobs = blobs;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    Mono<TicketImport> receive(Flux<DataBuffer> body, @Nullable Long announced, Caller caller) {
        return transaction
                .run(imports.waiting())
                .filter(waiting -> waiting < properties.waiting())
                .switchIfEmpty(Mono.error(() -> Failures.busy(
                        properties.waiting() + " imports are waiting; hand in this one when they are done.",
                        Duration.ofSeconds(30))))
                .then(blobs.receive(
                        LineLength.checked(body),
                        announced,
                        properties.largestFile().toBytes()))
                .flatMap(blob -> accept(blob, caller))
                .doOnSuccess(accepted -> woken.tryEmitNext(0L));
    }

    private Mono<TicketImport> accept(Blobs.Received blob, Caller caller) {
        if (blob.size() == 0) {
            return blobs.forget(blob.id())
                    .then(Mono.error(() -> Failures.invalid(
                            "", "required", "Send one ticket as JSON on each line, as application/x-ndjson.")));
        }
        return transaction.run(blobs.keep(blob)
                .then(imports.add(blob.id(), Actor.of(caller), blob.size(), clock.instant()))
                .then(imports.find(blob.id())));
    }

    @Bean
    Rounds<Running> importRounds() {
        return new Rounds<>("an import", Rounds.each(PERIOD, woken.asFlux()), SIDE_BY_SIDE, left::running, this::run);
    }

    private Mono<Void> run(Running one) {
        return runner.run(one.id())
                .onErrorResume(Exception.class, e -> isPassing(e) ? Mono.error(e) : failed(one.id(), e))
                .contextWrite(one.tenant()::in);
    }

    private Mono<Void> failed(UUID id, Exception e) {
        LOG.atError().addKeyValue("import", id).setCause(e).log("an import failed");
        return runner.failed(id, "A defect of ours; what was read until then stays. Hand the file in again later.");
    }

    /** The database is away, or somebody held what was needed: the next tick goes on. */
    private static boolean isPassing(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String state = cause instanceof R2dbcException r2dbc ? r2dbc.getSqlState() : null;
            if (state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"))) {
                return false; // the data or the statement: it would be the same again
            }
        }
        return e instanceof DataAccessException || e instanceof TransactionException;
    }
}
