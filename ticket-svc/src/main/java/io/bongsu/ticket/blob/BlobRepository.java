package io.bongsu.ticket.blob;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Blobs and their pieces as rows. */
@Repository
class BlobRepository {
    private static final String BEGIN = "INSERT INTO blob (tenant_id, id, created_at) VALUES (:tenant, :id, :at)";
    /** Both ways in base 64: the driver writes bytes as two letters each and reads them letter by letter. */
    private static final String ADD = """
            INSERT INTO blob_chunk (tenant_id, blob_id, number, bytes)
            VALUES (:tenant, :id, :number, decode(:bytes, 'base64'))""";

    private static final String KEEP =
            "UPDATE blob SET kept = true, size = :size WHERE tenant_id = :tenant AND id = :id";
    private static final String DELETE = "DELETE FROM blob WHERE tenant_id = :tenant AND id = :id";
    private static final String READ = """
            SELECT encode(bytes, 'base64') AS bytes FROM blob_chunk
             WHERE tenant_id = :tenant AND blob_id = :id AND number >= :first AND number < :behind ORDER BY number""";

    private final DatabaseClient database;

    BlobRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> begin(UUID id, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(BEGIN)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("at", now)
                        .then());
    }

    Mono<Void> add(UUID id, int number, byte[] bytes) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("number", number)
                        .bind("bytes", Base64.getEncoder().encodeToString(bytes))
                        .then());
    }

    Mono<Void> keep(UUID id, long size) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(KEEP)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("size", size)
                        .fetch()
                        .rowsUpdated())
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("the blob was swept away: " + id)))
                .then();
    }

    Mono<Void> delete(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .then());
    }

    Mono<byte[]> read(UUID id, int first, int count) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(READ)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("first", first)
                        .bind("behind", first + count)
                        .map(row -> Base64.getMimeDecoder().decode(new Columns(row).text("bytes")))
                        .all()
                        .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                        .map(ByteArrayOutputStream::toByteArray));
    }
}
