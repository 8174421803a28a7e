package io.bongsu.ticket.assignment;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Queues' assignment as rows. */
@Repository
class AssignmentRepository {
    static final int MOST = 500;
    private static final String COLUMNS = "id, queue, mode, members, last, version";
    private static final String ALL =
            "SELECT " + COLUMNS + " FROM queue_assignment WHERE tenant_id = :tenant ORDER BY queue, id LIMIT 500";
    private static final String HELD =
            "SELECT " + COLUMNS + " FROM queue_assignment WHERE tenant_id = :tenant AND queue = :queue FOR UPDATE";
    private static final String TURN =
            "UPDATE queue_assignment SET last = :last WHERE tenant_id = :tenant AND id = :id";
    private static final String LOAD = """
            SELECT assignee_id, count(*) AS load FROM ticket
             WHERE tenant_id = :tenant AND assignee_id = ANY (:people) AND category IN ('new', 'active', 'hold')
             GROUP BY assignee_id""";
    private static final String INSERT = """
            INSERT INTO queue_assignment (tenant_id, id, queue, mode, members, version, updated_at)
            SELECT :tenant, :id, :queue, :mode, :members, 1, :now
             WHERE (SELECT count(*) FROM queue_assignment WHERE tenant_id = :tenant) < :most
            ON CONFLICT (tenant_id, queue) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE queue_assignment SET queue = :queue, mode = :mode, members = :members, version = version + 1,
                   updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before
               AND NOT EXISTS (SELECT 1 FROM queue_assignment o
                                WHERE o.tenant_id = :tenant AND o.queue = :queue AND o.id <> :id)""";
    private static final String DELETE =
            "DELETE FROM queue_assignment WHERE tenant_id = :tenant AND id = :id AND version = :before";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    AssignmentRepository(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** With whose turn it was. */
    record Held(QueueAssignment assignment, @Nullable String last) {}

    Mono<List<QueueAssignment>> all() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ALL)
                        .bind("tenant", tenant.id())
                        .map(this::read)
                        .all())
                .map(Held::assignment)
                .collectList();
    }

    /** Held until the transaction ends: one is chosen after the other. */
    Mono<Held> held(String queue) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(HELD)
                        .bind("tenant", tenant.id())
                        .bind("queue", queue)
                        .map(this::read)
                        .one());
    }

    Mono<Void> turn(UUID id, String person) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(TURN)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("last", person)
                        .then());
    }

    /** Open tickets by person. */
    Mono<Map<String, Long>> load(List<Member> members) {
        String[] people = members.stream().map(Member::id).toArray(String[]::new);
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LOAD)
                        .bind("tenant", tenant.id())
                        .bind("people", people)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return Map.entry(columns.text("assignee_id"), columns.number("load"));
                        })
                        .all())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** False when the queue has one or there are too many. */
    Mono<Boolean> insert(QueueAssignment assignment) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(INSERT), tenant, assignment)
                        .bind("most", MOST)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** False when another version stood or the queue has another one. */
    Mono<Boolean> update(QueueAssignment assignment) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(UPDATE), tenant, assignment)
                        .bind("before", assignment.version())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    Mono<Boolean> delete(UUID id, long version) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("before", version)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Tenant tenant, QueueAssignment assignment) {
        return sql.bind("tenant", tenant.id())
                .bind("id", assignment.id())
                .bind("queue", assignment.queue())
                .bind("mode", assignment.mode().word())
                .bind("members", json.writeValueAsString(assignment.members()))
                .bind("now", clock.instant());
    }

    private Held read(Readable row) {
        Columns columns = new Columns(row);
        List<Member> members = json.readValue(columns.text("members"), new TypeReference<List<Member>>() {});
        return new Held(
                new QueueAssignment(
                        columns.uuid("id"),
                        columns.text("queue"),
                        Mode.of(columns.text("mode")),
                        members,
                        columns.number("version")),
                columns.textOrNull("last"));
    }
}
