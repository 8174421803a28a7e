package io.bongsu.ticket.bulk;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.bulk.JobView.Counts;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tickets of a job as rows. */
@Repository
class JobItemRepository {
    private static final String INSERT = """
            INSERT INTO bulk_item (tenant_id, job_id, position, ticket_id, number, version)
            SELECT :tenant, :job, p, ticket, nullif(number, ''), nullif(version, -1)
              FROM unnest(CAST(:tickets AS uuid[]), CAST(:numbers AS text[]), CAST(:versions AS bigint[]))
                   WITH ORDINALITY AS t (ticket, number, version, p)""";
    /** Held until the transaction ends; what another worker holds is passed over. */
    private static final String TAKE = """
            SELECT position, ticket_id, number, version, attempts, before, result_version FROM bulk_item
             WHERE tenant_id = :tenant AND job_id = :job AND state = :state ORDER BY position LIMIT 1
               FOR UPDATE SKIP LOCKED""";

    private static final String DONE = """
            UPDATE bulk_item SET state = :state, attempts = 0, number = :number, before = :before,
                   result_version = :version, problem = NULL
             WHERE tenant_id = :tenant AND job_id = :job AND position = :position""";
    private static final String FAILED = """
            UPDATE bulk_item SET state = :state, problem = :problem
             WHERE tenant_id = :tenant AND job_id = :job AND position = :position AND state = :before""";
    private static final String TRIED = """
            UPDATE bulk_item SET attempts = attempts + 1
             WHERE tenant_id = :tenant AND job_id = :job AND position = :position""";
    private static final String CANCEL = """
            UPDATE bulk_item SET state = 'cancelled' WHERE tenant_id = :tenant AND job_id = :job AND state = 'pending'""";
    private static final String COUNTS = """
            SELECT count(*) AS total, count(*) FILTER (WHERE state = 'done') AS done,
                   count(*) FILTER (WHERE state = 'failed') AS failed,
                   count(*) FILTER (WHERE state = 'cancelled') AS cancelled,
                   count(*) FILTER (WHERE state = 'undone') AS undone,
                   count(*) FILTER (WHERE state = 'undoFailed') AS undo_failed
              FROM bulk_item WHERE tenant_id = :tenant AND job_id = :job""";
    private static final String FAILURES = """
            SELECT ticket_id, number, state, problem FROM bulk_item
             WHERE tenant_id = :tenant AND job_id = :job AND state IN ('failed', 'undoFailed') ORDER BY position LIMIT 100""";

    private final DatabaseClient database;

    JobItemRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(UUID job, List<JobItem> items) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(INSERT)
                        .bind("tenant", tenant.id())
                        .bind("job", job)
                        .bind("tickets", items.stream().map(JobItem::ticketId).toArray(UUID[]::new))
                        .bind(
                                "numbers",
                                items.stream()
                                        .map(item -> item.number() == null ? "" : item.number())
                                        .toArray(String[]::new))
                        .bind(
                                "versions",
                                items.stream()
                                        .map(item -> item.version() == null ? -1L : item.version())
                                        .toArray(Long[]::new))
                        .then());
    }

    Mono<JobItem> take(UUID job, String state) {
        return sql(TAKE, job)
                .flatMap(sql ->
                        sql.bind("state", state).map(JobItemRepository::read).one());
    }

    Mono<Void> done(
            UUID job, int position, String state, String number, @Nullable String before, @Nullable Long version) {
        return sql(DONE, job).flatMap(sql -> {
            var bound = sql.bind("position", position).bind("state", state).bind("number", number);
            bound = before == null ? bound.bindNull("before", String.class) : bound.bind("before", before);
            return (version == null ? bound.bindNull("version", Long.class) : bound.bind("version", version)).then();
        });
    }

    Mono<Void> failed(UUID job, int position, String before, String state, String problem) {
        return sql(FAILED, job)
                .flatMap(sql -> sql.bind("position", position)
                        .bind("before", before)
                        .bind("state", state)
                        .bind("problem", problem)
                        .then());
    }

    Mono<Void> tried(UUID job, int position) {
        return sql(TRIED, job).flatMap(sql -> sql.bind("position", position).then());
    }

    /** What has not been begun is not done any more. */
    Mono<Void> cancel(UUID job) {
        return sql(CANCEL, job).flatMap(sql -> sql.then());
    }

    Mono<Counts> counts(UUID job) {
        return sql(COUNTS, job)
                .flatMap(sql -> sql.map(row -> {
                            Columns columns = new Columns(row);
                            return new Counts(
                                    columns.number("total"),
                                    columns.number("done"),
                                    columns.number("failed"),
                                    columns.number("cancelled"),
                                    columns.number("undone"),
                                    columns.number("undo_failed"));
                        })
                        .one());
    }

    record Failed(UUID ticket, @Nullable String number, boolean undo, String problem) {}

    Flux<Failed> failures(UUID job) {
        return sql(FAILURES, job)
                .flatMapMany(sql -> sql.map(row -> {
                            Columns columns = new Columns(row);
                            return new Failed(
                                    columns.uuid("ticket_id"),
                                    columns.textOrNull("number"),
                                    columns.text("state").equals("undoFailed"),
                                    columns.text("problem"));
                        })
                        .all());
    }

    private Mono<DatabaseClient.GenericExecuteSpec> sql(String sql, UUID job) {
        return Tenant.current()
                .map(tenant -> database.sql(sql).bind("tenant", tenant.id()).bind("job", job));
    }

    private static JobItem read(Readable row) {
        Columns columns = new Columns(row);
        return new JobItem(
                columns.integer("position"),
                columns.uuid("ticket_id"),
                columns.textOrNull("number"),
                row.get("version", Long.class),
                columns.integer("attempts"),
                columns.textOrNull("before"),
                row.get("result_version", Long.class));
    }
}
