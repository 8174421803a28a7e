package io.bongsu.ticket.task;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tasks as rows. Whoever writes holds the ticket's lock. */
@Repository
class TaskRepository {
    private static final String OF = """
            SELECT id, title, position, depends_on, assignee_id, assignee_name, done_at, done_by, version FROM ticket_task
             WHERE tenant_id = :tenant AND ticket_id = :ticket ORDER BY position, id""";
    private static final String STORE = """
            INSERT INTO ticket_task (tenant_id, ticket_id, id, title, position, depends_on, assignee_id, assignee_name, done_at,
                   done_by, version)
            VALUES (:tenant, :ticket, :id, :title, :position, :dependsOn, :assigneeId, :assigneeName, :doneAt, :doneBy,
                    :version)
            ON CONFLICT (tenant_id, ticket_id, id) DO UPDATE SET title = excluded.title, position = excluded.position,
                   depends_on = excluded.depends_on, assignee_id = excluded.assignee_id,
                   assignee_name = excluded.assignee_name, done_at = excluded.done_at, done_by = excluded.done_by,
                   version = excluded.version""";
    private static final String REMOVE =
            "DELETE FROM ticket_task WHERE tenant_id = :tenant AND ticket_id = :ticket AND id = :id";

    private final DatabaseClient database;

    TaskRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Task> of(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Task(
                                    columns.uuid("id"),
                                    columns.text("title"),
                                    columns.integer("position"),
                                    columns.uuidOrNull("depends_on"),
                                    assignee(columns),
                                    columns.instantOrNull("done_at"),
                                    columns.textOrNull("done_by"),
                                    columns.number("version"));
                        })
                        .all());
    }

    private static @Nullable Person assignee(Columns columns) {
        String id = columns.textOrNull("assignee_id");
        return id == null ? null : new Person(id, columns.text("assignee_name"));
    }

    Mono<Void> store(UUID ticket, Task task) {
        return Tenant.current().flatMap(tenant -> {
            GenericExecuteSpec sql = database.sql(STORE)
                    .bind("tenant", tenant.id())
                    .bind("ticket", ticket)
                    .bind("id", task.id())
                    .bind("title", task.title())
                    .bind("position", task.position())
                    .bind("version", task.version());
            sql = nullable(sql, "dependsOn", task.dependsOn(), UUID.class);
            Person assignee = task.assignee();
            sql = nullable(sql, "assigneeId", assignee == null ? null : assignee.id(), String.class);
            sql = nullable(sql, "assigneeName", assignee == null ? null : assignee.name(), String.class);
            sql = nullable(sql, "doneAt", task.doneAt(), Instant.class);
            return nullable(sql, "doneBy", task.doneBy(), String.class).then();
        });
    }

    Mono<Void> remove(UUID ticket, UUID task) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REMOVE)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("id", task)
                        .then());
    }

    private static GenericExecuteSpec nullable(
            GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }
}
