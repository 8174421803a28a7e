package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Write;
import io.bongsu.platform.database.Writes;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One ticket at a time. */
@Repository
class TicketRepository {
    private static final String INSERT = """
            INSERT INTO ticket (tenant_id, id, number, type, title, description, impact, urgency, priority, queue, state,
                   category, reason, resolution, recovered, requester_id, requester_name, assignee_id, assignee_name,
                   situation_id, major, touched, acknowledged_at, resolved_at, created_at, updated_at, version,
                   tags, custom)
            VALUES (:tenant, :id, :number, :type, :title, :description, :impact, :urgency, :priority, :queue, :state,
                   :category, :reason, :resolution, :recovered, :requesterId, :requesterName, :assigneeId, :assigneeName,
                   :situation, :major, :touched, :acknowledgedAt, :resolvedAt, :createdAt, :updatedAt, :version,
                   :tags, CAST(:custom AS jsonb))""";
    private static final String UPDATE = """
            UPDATE ticket SET title = :title, description = :description, impact = :impact, urgency = :urgency,
                   priority = :priority, queue = :queue, state = :state, category = :category, reason = :reason,
                   resolution = :resolution, recovered = :recovered, assignee_id = :assigneeId,
                   assignee_name = :assigneeName, major = :major, touched = touched OR :touched, acknowledged_at = :acknowledgedAt,
                   resolved_at = :resolvedAt, updated_at = :updatedAt, version = :version, tags = :tags,
                   custom = CAST(:custom AS jsonb)
             WHERE tenant_id = :tenant AND id = :id AND version = :before""";
    private static final String TOUCH = """
            UPDATE ticket SET touched = touched OR :touched, updated_at = greatest(updated_at, :at)
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String BY_ID =
            "SELECT " + TicketRow.COLUMNS + " FROM ticket t WHERE t.tenant_id = :tenant AND t.id = :id";
    private static final String BY_IDS =
            "SELECT " + TicketRow.COLUMNS + " FROM ticket t WHERE t.tenant_id = :tenant AND t.id = ANY (:ids)";
    private static final String BY_NUMBER =
            "SELECT " + TicketRow.COLUMNS + " FROM ticket t WHERE t.tenant_id = :tenant AND t.number = :number";
    private static final String CANONICAL = """
            WITH RECURSIVE up (id, merged_into) AS (
                SELECT id, merged_into FROM ticket WHERE tenant_id = :tenant AND id = :id
                UNION
                SELECT t.id, t.merged_into FROM up JOIN ticket t ON t.tenant_id = :tenant AND t.id = up.merged_into)
            SELECT %s
              FROM ticket t WHERE t.tenant_id = :tenant AND t.id = (SELECT id FROM up WHERE merged_into IS NULL)""".formatted(TicketRow.COLUMNS);
    private static final String OWN = " AND t.requester_id = :viewer";
    private static final String LOCK = " FOR UPDATE";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final DatabaseClient database;
    private final Writes writes;

    TicketRepository(DatabaseClient database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    static Write insertion(Ticket ticket) {
        return TicketRow.bind(Write.of(INSERT), ticket)
                .bind("number", ticket.number())
                .bind("type", ticket.type())
                .bind("requesterId", ticket.requester().id())
                .bind("requesterName", ticket.requester().name())
                .bind("situation", ticket.situationId(), UUID.class)
                .bind("createdAt", ticket.createdAt());
    }

    /** @return whether {@code before} was still the version that stood */
    Mono<Boolean> update(Ticket ticket, long before) {
        return writes.alone(TicketRow.bind(Write.of(UPDATE), ticket).bind("before", before))
                .map(rows -> rows == 1);
    }

    static Write touch(UUID id, boolean byPerson, Instant at) {
        return Write.of(TOUCH).bind("id", id).bind("touched", byPerson).bind("at", at);
    }

    Mono<Ticket> lock(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(BY_ID + LOCK)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(TicketRow::read)
                        .one());
    }

    /** Without waiting for those somebody else holds. */
    Flux<Ticket> lockIdle(Collection<UUID> ids) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(BY_IDS + LOCK + " SKIP LOCKED")
                        .bind("tenant", tenant.id())
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(TicketRow::read)
                        .all());
    }

    /** Where the pointers of merged tickets lead. */
    Mono<Ticket> canonical(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CANONICAL)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(TicketRow::read)
                        .one());
    }

    Mono<Ticket> find(String idOrNumber, Viewer viewer, boolean locked) {
        boolean byId = ID.matcher(idOrNumber).matches();
        String sql = (byId ? BY_ID : BY_NUMBER) + (viewer.seesAll() ? "" : OWN) + (locked ? LOCK : "");
        return Tenant.current().flatMap(tenant -> {
            GenericExecuteSpec spec = database.sql(sql).bind("tenant", tenant.id());
            spec = byId
                    ? spec.bind("id", UUID.fromString(idOrNumber))
                    : spec.bind("number", idOrNumber.toUpperCase(Locale.ROOT));
            spec = viewer.seesAll() ? spec : spec.bind("viewer", viewer.id());
            return spec.map(TicketRow::read).one();
        });
    }
}
