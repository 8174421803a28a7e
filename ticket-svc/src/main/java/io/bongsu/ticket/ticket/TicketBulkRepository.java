package io.bongsu.ticket.ticket;

import io.bongsu.platform.tenancy.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Many tickets at a time. */
@Repository
class TicketBulkRepository {
    private static final String INSERT = """
            INSERT INTO ticket (tenant_id, id, number, type, title, description, impact, urgency, priority, queue, state,
                   category, reason, resolution, requester_id, requester_name, assignee_id, assignee_name, touched,
                   acknowledged_at, resolved_at, created_at, updated_at, version, tags,
                   custom)
            SELECT :tenant, n.id, n.number, n.type, n.title, n.description, n.impact, n.urgency, n.priority, n.queue, n.state,
                   n.category, n.reason, n.resolution, n.requester_id, n.requester_name, n.assignee_id, n.assignee_name, true,
                   n.acknowledged_at, n.resolved_at, n.created_at, n.updated_at, n.version, n.tags, n.custom
              FROM json_populate_recordset(CAST(NULL AS ticket), CAST(:rows AS json)) n""";

    private final DatabaseClient database;
    private final JsonMapper json;

    TicketBulkRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> insert(List<Ticket> tickets) {
        String rows = json.writeValueAsString(
                tickets.stream().map(TicketBulkRepository::row).toList());
        return Tenant.current()
                .flatMap(tenant -> database.sql(INSERT)
                        .bind("tenant", tenant.id())
                        .bind("rows", rows)
                        .then());
    }

    private static Map<String, @Nullable Object> row(Ticket ticket) {
        Content content = ticket.content();
        Status status = ticket.status();
        Person assignee = ticket.assignee();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", ticket.id());
        row.put("number", ticket.number());
        row.put("type", ticket.type());
        row.put("title", content.title());
        row.put("description", content.description());
        row.put("impact", content.impact().word());
        row.put("urgency", content.urgency().word());
        row.put("priority", ticket.priority());
        row.put("queue", content.queue());
        row.put("state", status.state());
        row.put("category", status.category().word());
        row.put("reason", status.reason());
        row.put("resolution", status.resolution());
        row.put("requester_id", ticket.requester().id());
        row.put("requester_name", ticket.requester().name());
        row.put("assignee_id", assignee == null ? null : assignee.id());
        row.put("assignee_name", assignee == null ? null : assignee.name());
        row.put("acknowledged_at", ticket.acknowledgedAt());
        row.put("resolved_at", status.resolvedAt());
        row.put("created_at", ticket.createdAt());
        row.put("updated_at", ticket.updatedAt());
        row.put("version", ticket.version());
        row.put("tags", content.tags());
        row.put("custom", content.custom().json());
        return row;
    }
}
