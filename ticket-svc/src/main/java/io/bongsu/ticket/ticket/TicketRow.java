package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.Write;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ticket as a row, both ways. */
final class TicketRow {
    static final String COLUMNS = """
            t.id, t.number, t.type, t.title, t.description, t.state, t.category, t.reason, t.resolution, t.recovered,
            t.impact, t.urgency, t.queue, t.requester_id, t.requester_name, t.assignee_id, t.assignee_name, t.situation_id,
            t.touched, t.acknowledged_at, t.resolved_at, t.created_at, t.updated_at, t.version, t.tags, t.merged_into,
            t.major, t.custom""";

    private TicketRow() {}

    static Ticket read(Readable row) {
        Columns columns = new Columns(row);
        return new Ticket(
                columns.uuid("id"),
                columns.text("number"),
                columns.text("type"),
                new Content(
                        columns.text("title"),
                        columns.text("description"),
                        Level.of(columns.text("impact")),
                        Level.of(columns.text("urgency")),
                        columns.textOrNull("queue"),
                        tags(row),
                        Fields.NONE,
                        CustomValues.of(columns.text("custom"))),
                new Status(
                        columns.text("state"),
                        Category.of(columns.text("category")),
                        columns.textOrNull("reason"),
                        columns.textOrNull("resolution"),
                        columns.flag("recovered"),
                        columns.instantOrNull("resolved_at")),
                new Person(columns.text("requester_id"), columns.text("requester_name")),
                assignee(columns),
                columns.uuidOrNull("situation_id"),
                columns.uuidOrNull("merged_into"),
                columns.flag("major"),
                columns.flag("touched"),
                columns.instantOrNull("acknowledged_at"),
                columns.instant("created_at"),
                columns.instant("updated_at"),
                columns.number("version"));
    }

    private static List<String> tags(Readable row) {
        String[] tags = row.get("tags", String[].class);
        return tags == null ? List.of() : List.of(tags);
    }

    private static @Nullable Person assignee(Columns columns) {
        String id = columns.textOrNull("assignee_id");
        return id == null ? null : new Person(id, columns.text("assignee_name"));
    }

    /** Binds all that may change after opening. */
    static Write bind(Write sql, Ticket ticket) {
        Content content = ticket.content();
        Status status = ticket.status();
        Person assignee = ticket.assignee();
        return sql.bind("id", ticket.id())
                .bind("title", content.title())
                .bind("description", content.description())
                .bind("impact", content.impact().word())
                .bind("urgency", content.urgency().word())
                .bind("priority", ticket.priority())
                .bind("queue", content.queue(), String.class)
                .bind("state", status.state())
                .bind("category", status.category().word())
                .bind("reason", status.reason(), String.class)
                .bind("resolution", status.resolution(), String.class)
                .bind("recovered", status.recovered())
                .bind("assigneeId", assignee == null ? null : assignee.id(), String.class)
                .bind("assigneeName", assignee == null ? null : assignee.name(), String.class)
                .bind("major", ticket.majorIncident())
                .bind("touched", ticket.touched())
                .bind("acknowledgedAt", ticket.acknowledgedAt(), Instant.class)
                .bind("resolvedAt", status.resolvedAt(), Instant.class)
                .bind("updatedAt", ticket.updatedAt())
                .bind("custom", content.custom().kept())
                .bind("version", ticket.version())
                .bind("tags", content.tags().toArray(String[]::new));
    }
}
