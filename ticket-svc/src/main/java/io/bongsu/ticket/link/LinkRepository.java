package io.bongsu.ticket.link;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.ticket.Category;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Links as rows. */
@Repository
class LinkRepository {
    /** Links of a tenant are made one after the other: two at once could close a circle neither sees. */
    private static final String ALONE =
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('ticket-link ' || :tenant, 0))";

    private static final String ADD = """
            INSERT INTO ticket_link (tenant_id, id, ticket_id, kind, target_type, target_id, target_ticket, actor_id,
                                     actor_name, created_at)
            VALUES (:tenant, :id, :ticket, :kind, :targetType, :targetId, :targetTicket, :actorId, :actorName, :at)
            ON CONFLICT (tenant_id, ticket_id, kind, target_type, target_id) DO NOTHING""";
    private static final String REACHES = """
            WITH RECURSIVE behind (id) AS (
                SELECT CAST(:from AS uuid)
                UNION
                SELECT l.target_ticket FROM behind b
                  JOIN ticket_link l ON l.tenant_id = :tenant AND l.ticket_id = b.id AND l.kind = :kind
                                    AND l.target_ticket IS NOT NULL)
            SELECT count(*) AS n FROM behind WHERE id = :to""";
    private static final String HAS = """
            SELECT count(*) AS n FROM ticket_link WHERE tenant_id = :tenant AND kind = :kind
               AND (ticket_id = :ticket AND (:other IS NULL OR target_ticket = :other)
                    OR ticket_id = :other AND target_ticket = :ticket)""";
    private static final String OF = """
            SELECT l.id, l.kind, false AS inward, l.target_type, l.target_id, t.number, t.title, t.state, t.category,
                   l.created_at, l.actor_name
              FROM ticket_link l LEFT JOIN ticket t ON t.tenant_id = l.tenant_id AND t.id = l.target_ticket
             WHERE l.tenant_id = :tenant AND l.ticket_id = :ticket
            UNION ALL
            SELECT l.id, l.kind, true, 'ticket', t.id::text, t.number, t.title, t.state, t.category, l.created_at, l.actor_name
              FROM ticket_link l JOIN ticket t ON t.tenant_id = l.tenant_id AND t.id = l.ticket_id
             WHERE l.tenant_id = :tenant AND l.target_ticket = :ticket
             ORDER BY 10, 1 LIMIT 500""";
    private static final String REMOVE = """
            DELETE FROM ticket_link WHERE tenant_id = :tenant AND id = :id AND (ticket_id = :ticket OR target_ticket = :ticket)""";
    private static final String WAITING = """
            SELECT t.id FROM ticket t
             WHERE t.tenant_id = :tenant AND t.category = 'hold' AND t.reason = :reason AND t.id IN (
                   SELECT l.ticket_id FROM ticket_link l WHERE l.tenant_id = :tenant AND l.target_ticket = :ticket
                   UNION
                   SELECT l.target_ticket FROM ticket_link l WHERE l.tenant_id = :tenant AND l.ticket_id = :ticket)
             ORDER BY t.id""";

    private final DatabaseClient database;

    LinkRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> alone() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ALONE)
                        .bind("tenant", tenant.id().toString())
                        .then());
    }

    /** @return whether it is new */
    Mono<Boolean> add(UUID id, UUID ticket, LinkKind kind, Spoke target, Actor actor, Instant at) {
        return Tenant.current().flatMap(tenant -> {
            var sql = database.sql(ADD)
                    .bind("tenant", tenant.id())
                    .bind("id", id)
                    .bind("ticket", ticket)
                    .bind("kind", kind.word())
                    .bind("targetType", target.type())
                    .bind("targetId", target.id())
                    .bind("actorId", actor.id())
                    .bind("actorName", actor.name())
                    .bind("at", at);
            return uuid(sql, "targetTicket", target.ticket())
                    .fetch()
                    .rowsUpdated()
                    .map(rows -> rows == 1);
        });
    }

    /** Where a link ends. */
    record Spoke(String type, String id, @Nullable UUID ticket) {}

    Mono<Boolean> reaches(UUID from, UUID to, LinkKind kind) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REACHES)
                        .bind("tenant", tenant.id())
                        .bind("from", from)
                        .bind("to", to)
                        .bind("kind", kind.word())
                        .map(row -> new Columns(row).number("n") > 0)
                        .one());
    }

    /** Whether such a link exists: to {@code other}, in either direction, or with null to anything. */
    Mono<Boolean> has(UUID ticket, LinkKind kind, @Nullable UUID other) {
        return Tenant.current()
                .flatMap(tenant -> uuid(
                                database.sql(HAS)
                                        .bind("tenant", tenant.id())
                                        .bind("ticket", ticket)
                                        .bind("kind", kind.word()),
                                "other",
                                other)
                        .map(row -> new Columns(row).number("n") > 0)
                        .one());
    }

    Flux<Link> of(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> read(new Columns(row)))
                        .all());
    }

    private static Link read(Columns columns) {
        LinkKind kind = LinkKind.of(columns.text("kind"));
        String category = columns.textOrNull("category");
        return new Link(
                columns.uuid("id"),
                columns.flag("inward") ? kind.inverse() : kind.word(),
                new Link.Target(
                        columns.text("target_type"),
                        columns.text("target_id"),
                        columns.textOrNull("number"),
                        columns.textOrNull("title"),
                        columns.textOrNull("state"),
                        category == null ? null : Category.of(category)),
                columns.instant("created_at"),
                columns.text("actor_name"));
    }

    Mono<Boolean> remove(UUID ticket, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REMOVE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("ticket", ticket)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    /** Linked tickets, either way, that are on hold for this reason; in the order they are to be locked. */
    Flux<UUID> waiting(UUID ticket, String reason) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(WAITING)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("reason", reason)
                        .map(row -> new Columns(row).uuid("id"))
                        .all());
    }

    private static DatabaseClient.GenericExecuteSpec uuid(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable UUID value) {
        return value == null ? sql.bindNull(name, UUID.class) : sql.bind(name, value);
    }
}
