package io.bongsu.ticket.webhook;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Secrets of all tenants that are stored in clear. */
@Repository
class ClearSecretRepository {
    /** Who waits here for another instance finds its rows sealed and takes those behind them. */
    private static final String HOLD = """
            SELECT tenant_id, id, signature, secret, public_key, old_secret, old_until, sealed FROM webhook
             WHERE NOT sealed
             ORDER BY tenant_id, id LIMIT :limit FOR UPDATE""";

    private static final String SEAL = """
            UPDATE webhook SET secret = :secret, old_secret = :old, sealed = true
             WHERE tenant_id = :tenant AND id = :id AND NOT sealed""";

    private final SystemDatabase database;

    ClearSecretRepository(SystemDatabase database) {
        this.database = database;
    }

    record Clear(UUID tenant, UUID webhook, KeptSecrets secrets) {}

    /** All or none of a few, held until they are written; says how many. */
    Mono<Long> seal(int limit, Function<Clear, KeptSecrets> sealing) {
        return database.inTransaction(held(limit)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(clear -> store(clear, sealing.apply(clear)))
                .reduce(0L, Long::sum));
    }

    private Flux<Clear> held(int limit) {
        return database.client()
                .sql(HOLD)
                .bind("limit", limit)
                .map(ClearSecretRepository::read)
                .all();
    }

    private static Clear read(Readable row) {
        Columns columns = new Columns(row);
        return new Clear(columns.uuid("tenant_id"), columns.uuid("id"), WebhookRepository.secrets(row));
    }

    private Mono<Long> store(Clear clear, KeptSecrets sealed) {
        GenericExecuteSpec sql = database.client()
                .sql(SEAL)
                .bind("tenant", clear.tenant())
                .bind("id", clear.webhook())
                .bind("secret", sealed.current());
        byte[] old = sealed.old();
        return (old == null ? sql.bindNull("old", byte[].class) : sql.bind("old", old))
                .fetch()
                .rowsUpdated();
    }
}
