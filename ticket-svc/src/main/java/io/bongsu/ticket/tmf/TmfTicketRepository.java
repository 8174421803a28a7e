package io.bongsu.ticket.tmf;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Viewer;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which tickets are asked for, and the words clients used for them. Pages by offset, because the published API does; how far is
 * bounded by who calls.
 */
@Repository
class TmfTicketRepository {
    private static final String MATCHING = """
             FROM ticket t
             WHERE t.tenant_id = :tenant AND t.merged_into IS NULL
               AND (CAST(:viewer AS text) IS NULL OR t.requester_id = :viewer)
               AND (CAST(:status AS text) IS NULL OR :status = %s)
               AND (CAST(:externalId AS text) IS NULL OR EXISTS (
                    SELECT 1 FROM ticket_external e
                     WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id AND e.external_id = :externalId))""".formatted(TroubleStatus.SQL);
    private static final String PAGE = "SELECT t.id " + MATCHING + " ORDER BY t.id DESC OFFSET :offset LIMIT :limit";
    private static final String COUNT = "SELECT count(*) AS some " + MATCHING;
    private static final String SAY = """
            INSERT INTO tmf_ticket (tenant_id, ticket_id, ticket_type, severity)
            VALUES (:tenant, :ticket, :type, :severity)
            ON CONFLICT (tenant_id, ticket_id) DO UPDATE SET severity = excluded.severity""";
    private static final String SAID = """
            SELECT ticket_id, ticket_type, severity FROM tmf_ticket
             WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets)""";

    private final DatabaseClient database;

    TmfTicketRepository(DatabaseClient database) {
        this.database = database;
    }

    /** @param status and externalId: any when null */
    record Question(@Nullable String status, @Nullable String externalId, int offset, int limit) {}

    record Words(UUID ticket, String ticketType, String severity) {}

    Flux<UUID> page(Question question, Viewer viewer) {
        return matching(PAGE, question, viewer)
                .flatMapMany(sql -> sql.bind("offset", question.offset())
                        .bind("limit", question.limit())
                        .map(row -> new Columns(row).uuid("id"))
                        .all());
    }

    Mono<Long> count(Question question, Viewer viewer) {
        return matching(COUNT, question, viewer)
                .flatMap(sql -> sql.map(row -> new Columns(row).number("some")).one());
    }

    Mono<Void> say(UUID ticket, String type, String severity) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(SAY)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("type", type)
                        .bind("severity", severity)
                        .then());
    }

    Flux<Words> said(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(SAID)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Words(
                                    columns.uuid("ticket_id"), columns.text("ticket_type"), columns.text("severity"));
                        })
                        .all());
    }

    private Mono<GenericExecuteSpec> matching(String statement, Question question, Viewer viewer) {
        return Tenant.current().map(tenant -> {
            GenericExecuteSpec sql = database.sql(statement).bind("tenant", tenant.id());
            sql = text(sql, "viewer", viewer.seesAll() ? null : viewer.id());
            sql = text(sql, "status", question.status());
            return text(sql, "externalId", question.externalId());
        });
    }

    private static GenericExecuteSpec text(GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
