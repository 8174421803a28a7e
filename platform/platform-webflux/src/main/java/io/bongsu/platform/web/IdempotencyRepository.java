package io.bongsu.platform.web;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Answers to requests with an Idempotency-Key, kept 24 hours per tenant. The table knows a request by a hash and keeps the
 * body sealed by its scope, see {@link SealedAnswer}.
 */
public final class IdempotencyRepository {
    private static final String BEGIN = """
            INSERT INTO idempotency (scope, body_hash) VALUES (:scope, :hash)
            ON CONFLICT (tenant_id, scope) DO UPDATE SET body_hash = excluded.body_hash, begun_at = now(), status = 0
             WHERE idempotency.begun_at < now() - interval '24 hours'
                OR (idempotency.status = 0 AND idempotency.begun_at < now() - interval '1 minute')""";
    private static final String FIND = """
            SELECT body_hash, status, content_type, location, etag, body FROM idempotency WHERE scope = :scope""";
    private static final String COMPLETE = """
            UPDATE idempotency SET status = :status, content_type = :contentType, location = :location, etag = :etag,
                   body = :body WHERE scope = :scope""";

    private final DatabaseClient database;
    private final TenantTransaction transaction;

    public IdempotencyRepository(DatabaseClient database, TenantTransaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** A stored answer; status 0 = the first request still runs. */
    record Answer(String bodyHash, int status, String contentType, String location, String etag, String body) {}

    Mono<Boolean> begin(String scope, String bodyHash) {
        return transaction.run(database.sql(BEGIN)
                .bind("scope", SealedAnswer.name(scope))
                .bind("hash", bodyHash)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1));
    }

    Mono<Answer> find(String scope) {
        return transaction.run(database.sql(FIND)
                .bind("scope", SealedAnswer.name(scope))
                .map(row -> answer(scope, row))
                .one());
    }

    private static Answer answer(String scope, Readable row) {
        Columns columns = new Columns(row);
        int status = columns.integer("status");
        return new Answer(
                columns.text("body_hash"),
                status,
                columns.text("content_type"),
                columns.text("location"),
                columns.text("etag"),
                status == 0 ? "" : SealedAnswer.open(scope, columns.bytes("body")));
    }

    Mono<Void> complete(String scope, Answer answer) {
        return transaction.run(database.sql(COMPLETE)
                .bind("status", answer.status())
                .bind("contentType", answer.contentType())
                .bind("location", answer.location())
                .bind("etag", answer.etag())
                .bind("body", SealedAnswer.seal(scope, answer.body()))
                .bind("scope", SealedAnswer.name(scope))
                .then());
    }

    Mono<Void> forget(String scope) {
        return transaction.run(database.sql("DELETE FROM idempotency WHERE scope = :scope")
                .bind("scope", SealedAnswer.name(scope))
                .then());
    }
}
