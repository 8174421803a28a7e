package io.bongsu.ticket.ticket;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertBrief;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Entities and alerts of tickets. */
@Repository
class EvidenceRepository {
    /** Whoever names an entity by id alone gets the type and name we heard last; unknown ones are called by their id. */
    private static final String KEEP_NAMED = """
            INSERT INTO ticket_entity (tenant_id, ticket_id, entity_id, type, name)
            SELECT :tenant, :ticket, e.id, coalesce(known.type, 'unknown'), coalesce(known.name, e.id::text)
              FROM unnest(:ids) AS e (id)
              LEFT JOIN LATERAL (SELECT k.type, k.name FROM ticket_entity k
                                  WHERE k.tenant_id = :tenant AND k.entity_id = e.id
                                  ORDER BY k.ticket_id DESC LIMIT 1) known ON true
            ON CONFLICT DO NOTHING""";

    /** Both at once: an incident shall be there a few milliseconds after its situation. */
    private static final String KEEP = """
            WITH entities AS (
                INSERT INTO ticket_entity (tenant_id, ticket_id, entity_id, type, name)
                SELECT :tenant, :ticket, e.id, e.type, e.name
                  FROM unnest(:entityIds, :types, :names) AS e (id, type, name)
                ON CONFLICT DO NOTHING)
            INSERT INTO ticket_alert (tenant_id, ticket_id, alert_id, summary, severity, state, as_of)
            SELECT :tenant, :ticket, a.id, a.summary, a.severity, a.state, :asOf
              FROM unnest(:alertIds, :summaries, :severities, :states) AS a (id, summary, severity, state)
            ON CONFLICT (tenant_id, ticket_id, alert_id) DO UPDATE
               SET summary = excluded.summary, severity = excluded.severity, state = excluded.state, as_of = excluded.as_of
             WHERE ticket_alert.as_of <= excluded.as_of""";

    private static final String ENTITIES = """
            SELECT entity_id, type, name FROM ticket_entity
             WHERE tenant_id = :tenant AND ticket_id = :ticket ORDER BY type, name, entity_id LIMIT 500""";
    private static final String ALERTS = """
            SELECT alert_id, summary, severity, state FROM ticket_alert
             WHERE tenant_id = :tenant AND ticket_id = :ticket ORDER BY severity DESC, alert_id LIMIT 500""";

    private final DatabaseClient database;

    EvidenceRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> keepNamed(UUID ticket, Collection<UUID> entities) {
        if (entities.isEmpty()) {
            return Mono.empty();
        }
        return Tenant.current()
                .flatMap(tenant -> database.sql(KEEP_NAMED)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("ids", entities.stream().distinct().toArray(UUID[]::new))
                        .then());
    }

    /** Keeps alerts and their entities; what is known newer stays. */
    Mono<Void> keep(UUID ticket, Evidence news) {
        Collection<AlertBrief> alerts = news.alerts();
        Collection<EntityRef> entities = news.entities();
        if (alerts.isEmpty()) {
            return Mono.empty();
        }
        return Tenant.current()
                .flatMap(tenant -> database.sql(KEEP)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("entityIds", entities.stream().map(EntityRef::id).toArray(UUID[]::new))
                        .bind("types", entities.stream().map(EntityRef::type).toArray(String[]::new))
                        .bind("names", entities.stream().map(EntityRef::name).toArray(String[]::new))
                        .bind(
                                "alertIds",
                                alerts.stream().map(AlertBrief::alertId).toArray(UUID[]::new))
                        .bind(
                                "summaries",
                                alerts.stream().map(AlertBrief::summary).toArray(String[]::new))
                        .bind(
                                "severities",
                                alerts.stream().map(AlertBrief::severity).toArray(Integer[]::new))
                        .bind("states", alerts.stream().map(AlertBrief::state).toArray(String[]::new))
                        .bind("asOf", news.asOf())
                        .then());
    }

    Mono<List<EntityRef>> entities(UUID ticket) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ENTITIES)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new EntityRef(columns.uuid("entity_id"), columns.text("type"), columns.text("name"));
                        })
                        .all()
                        .collectList());
    }

    Mono<List<TicketAlert>> alerts(UUID ticket) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ALERTS)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new TicketAlert(
                                    columns.uuid("alert_id"),
                                    columns.text("summary"),
                                    columns.integer("severity"),
                                    columns.text("state"));
                        })
                        .all()
                        .collectList());
    }
}
