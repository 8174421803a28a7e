package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What happened to tickets lately, for trials. */
@Repository
class PastRepository {
    private static final String LATEST = """
            SELECT id FROM ticket WHERE tenant_id = :tenant AND merged_into IS NULL
             ORDER BY updated_at DESC, id DESC LIMIT :limit""";
    private static final String EVENTS = """
            SELECT at, kind, visibility, actor_id, actor_kind, body, field, before, after, ticket_version
              FROM (SELECT * FROM ticket_event WHERE tenant_id = :tenant AND ticket_id = :ticket
                     ORDER BY id DESC LIMIT :limit) latest
             ORDER BY id""";

    private final DatabaseClient database;

    PastRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A line of a ticket's history. */
    record Line(
            Instant at,
            String kind,
            boolean isPublic,
            String actorId,
            boolean byPerson,
            @Nullable String body,
            @Nullable String field,
            @Nullable String from,
            @Nullable String to,
            long version) {}

    Mono<List<UUID>> latest(int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LATEST)
                        .bind("tenant", tenant.id())
                        .bind("limit", limit)
                        .map(row -> new Columns(row).uuid("id"))
                        .all())
                .collectList();
    }

    /** The newest of one ticket, the oldest of them first. */
    Mono<List<Line>> lines(UUID ticket, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(EVENTS)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            Long version = row.get("ticket_version", Long.class);
                            return new Line(
                                    columns.instant("at"),
                                    columns.text("kind"),
                                    columns.text("visibility").equals("public"),
                                    columns.text("actor_id"),
                                    columns.text("actor_kind").equals("person"),
                                    columns.textOrNull("body"),
                                    columns.textOrNull("field"),
                                    columns.textOrNull("before"),
                                    columns.textOrNull("after"),
                                    version == null ? 0 : version);
                        })
                        .all())
                .collectList();
    }
}
