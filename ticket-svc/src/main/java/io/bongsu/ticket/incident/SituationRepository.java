package io.bongsu.ticket.incident;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What is known of situations, one row each. */
@Repository
class SituationRepository {
    /** Creates the row or locks it: facts of one situation are judged one after the other. */
    private static final String CLAIM = """
            INSERT INTO incident_situation (tenant_id, id) VALUES (:tenant, :id)
            ON CONFLICT (tenant_id, id) DO UPDATE SET id = excluded.id
            RETURNING id, title, worst, phase, requested, as_of, ticket_id""";

    private static final String STORE = """
            UPDATE incident_situation SET title = :title, worst = :worst, phase = :phase, requested = :requested,
                   as_of = :asOf, ticket_id = :ticket WHERE tenant_id = :tenant AND id = :id""";

    private final DatabaseClient database;

    SituationRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Situation> claim(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CLAIM)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(SituationRepository::read)
                        .one());
    }

    private static Situation read(Readable row) {
        Columns columns = new Columns(row);
        return new Situation(
                columns.uuid("id"),
                columns.text("title"),
                columns.integer("worst"),
                Situation.Phase.valueOf(columns.text("phase").toUpperCase(Locale.ROOT)),
                columns.flag("requested"),
                columns.instantOrNull("as_of"),
                columns.uuidOrNull("ticket_id"));
    }

    Mono<Void> store(Situation situation) {
        return Tenant.current().flatMap(tenant -> {
            DatabaseClient.GenericExecuteSpec sql = database.sql(STORE)
                    .bind("tenant", tenant.id())
                    .bind("id", situation.id())
                    .bind("title", situation.title())
                    .bind("worst", situation.worst())
                    .bind("phase", situation.phase().name().toLowerCase(Locale.ROOT))
                    .bind("requested", situation.requested());
            sql = situation.asOf() == null ? sql.bindNull("asOf", Instant.class) : sql.bind("asOf", situation.asOf());
            sql = situation.ticket() == null
                    ? sql.bindNull("ticket", UUID.class)
                    : sql.bind("ticket", situation.ticket());
            return sql.then();
        });
    }
}
