package io.bongsu.collector.remotestore;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What waits to be sent, and what was refused. Written by each tenant, sent across tenants by the system. */
@Repository
@StoredElsewhere
class QueueRepository {
    /** Whoever holds it sends; any number will do as long as nobody else locks it. */
    private static final long SENDING = 0x626f6e6773755277L;

    private static final long MOST_REFUSED = 1_000;
    private static final String ADD = """
            INSERT INTO remote_queue (tenant_id, samples, data) VALUES (:tenant, :samples, :data)""";
    private static final String OLDEST = """
            SELECT tenant_id, id, samples, data FROM remote_queue
             WHERE (SELECT pg_try_advisory_xact_lock(:lock)) ORDER BY id LIMIT 1""";
    private static final String SIZE = "SELECT coalesce(sum(samples), 0) AS samples FROM remote_queue";
    private static final String REMOVE = "DELETE FROM remote_queue WHERE tenant_id = :tenant AND id = :id";
    private static final String REFUSE = """
            INSERT INTO remote_refused (tenant_id, id, samples, status, answer, data)
            SELECT tenant_id, id, samples, :status, :answer, data FROM remote_queue
             WHERE tenant_id = :tenant AND id = :id AND (SELECT count(*) FROM remote_refused) < :most""";
    private static final String FORGET = "DELETE FROM remote_refused WHERE refused_at < :before";

    private final DatabaseClient database;
    private final SystemDatabase system;

    QueueRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** A request that waits. */
    @SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
    record Waiting(UUID tenant, long id, int samples, byte[] data) {}

    /** In the tenant's transaction. */
    Mono<Void> add(Tenant tenant, WriteBody.Request request) {
        return database.sql(ADD)
                .bind("tenant", tenant.id())
                .bind("samples", request.samples())
                .bind("data", ByteBuffer.wrap(request.data()))
                .then();
    }

    /** The oldest one, in the system's transaction; empty when nothing waits or another collector sends. */
    Mono<Waiting> oldest() {
        return system.client()
                .sql(OLDEST)
                .bind("lock", SENDING)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Waiting(
                            columns.uuid("tenant_id"),
                            columns.number("id"),
                            columns.integer("samples"),
                            columns.bytes("data"));
                })
                .one();
    }

    Mono<Void> remove(Waiting sent) {
        return system.client()
                .sql(REMOVE)
                .bind("tenant", sent.tenant())
                .bind("id", sent.id())
                .then();
    }

    /** Sets aside what will never be taken; when very much is there already, it is only removed. */
    Mono<Void> refuse(Waiting refused, int status, String answer) {
        return system.client()
                .sql(REFUSE)
                .bind("tenant", refused.tenant())
                .bind("id", refused.id())
                .bind("status", status)
                .bind("answer", answer)
                .bind("most", MOST_REFUSED)
                .then()
                .then(Mono.defer(() -> remove(refused)));
    }

    Mono<Long> samples() {
        return system.client()
                .sql(SIZE)
                .map(row -> new Columns(row).number("samples"))
                .one();
    }

    Mono<Void> forgetRefused(Instant before) {
        return system.client()
                .sql(FORGET)
                .bind("before", before.atOffset(ZoneOffset.UTC))
                .then();
    }
}
