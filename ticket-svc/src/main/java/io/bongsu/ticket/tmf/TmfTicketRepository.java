package io.bongsu.ticket.tmf;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Viewer;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
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
             FROM ticket t LEFT JOIN tmf_ticket w ON w.tenant_id = t.tenant_id AND w.ticket_id = t.id
             WHERE t.tenant_id = :tenant AND t.merged_into IS NULL
               AND (CAST(:viewer AS text) IS NULL OR t.requester_id = :viewer)""";
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

    record Question(TroubleFilter filter, int offset, int limit) {
        private String matching() {
            return MATCHING
                    + filter.terms().stream().map(term -> " AND " + term.sql()).collect(Collectors.joining());
        }
    }

    record Words(UUID ticket, String ticketType, String severity) {}

    Flux<UUID> page(Question question, Viewer viewer) {
        String page = "SELECT t.id " + question.matching() + " ORDER BY "
                + question.filter().order() + " OFFSET :offset LIMIT :limit";
        return bound(page, question, viewer)
                .flatMapMany(sql -> sql.bind("offset", question.offset())
                        .bind("limit", question.limit())
                        .map(row -> new Columns(row).uuid("id"))
                        .all());
    }

    Mono<Long> count(Question question, Viewer viewer) {
        return bound("SELECT count(*) AS some " + question.matching(), question, viewer)
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

    private Mono<GenericExecuteSpec> bound(String statement, Question question, Viewer viewer) {
        return Tenant.current().map(tenant -> {
            GenericExecuteSpec sql = database.sql(statement).bind("tenant", tenant.id());
            sql = viewer.seesAll() ? sql.bindNull("viewer", String.class) : sql.bind("viewer", viewer.id());
            for (TroubleFilter.Term term : question.filter().terms()) {
                sql = sql.bind(term.name(), term.value());
            }
            return sql;
        });
    }
}
