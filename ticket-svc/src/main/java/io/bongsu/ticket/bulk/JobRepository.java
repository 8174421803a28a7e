package io.bongsu.ticket.bulk;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Jobs as rows. */
@Repository
class JobRepository {
    private static final String COLUMNS =
            "id, owner_id, owner_name, permissions, action, state, created_at, finished_at, undo_until";
    private static final String INSERT = """
            INSERT INTO bulk_job (tenant_id, id, owner_id, owner_name, permissions, action, state, created_at)
            VALUES (:tenant, :id, :owner, :ownerName, :permissions, :action, 'running', :createdAt)""";
    private static final String ONE = "SELECT " + COLUMNS + " FROM bulk_job WHERE tenant_id = :tenant AND id = :id";
    private static final String OF = "SELECT " + COLUMNS
            + " FROM bulk_job WHERE tenant_id = :tenant AND owner_id = :owner ORDER BY id DESC LIMIT 20";
    /** Nothing waits any more: what was running is done, what was being undone is undone. */
    private static final String FINISH = """
            UPDATE bulk_job j SET state = CASE state WHEN 'running' THEN 'done' ELSE 'undone' END, finished_at = :now,
                   undo_until = CASE state WHEN 'running' THEN CAST(:until AS timestamptz) END
             WHERE tenant_id = :tenant AND id = :id AND state = :state
               AND NOT EXISTS (SELECT 1 FROM bulk_item i WHERE i.tenant_id = :tenant AND i.job_id = j.id
                                AND i.state = :waiting)""";

    private static final String UNDO = """
            UPDATE bulk_job SET state = 'undoing', undo_until = NULL
             WHERE tenant_id = :tenant AND id = :id AND owner_id = :owner
               AND (state = 'running' OR (state = 'done' AND undo_until > :now))""";

    private final DatabaseClient database;

    JobRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> insert(Job job) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(INSERT)
                        .bind("tenant", tenant.id())
                        .bind("id", job.id())
                        .bind("owner", job.ownerId())
                        .bind("ownerName", job.ownerName())
                        .bind("permissions", job.permissions().toArray(String[]::new))
                        .bind("action", job.action())
                        .bind("createdAt", job.createdAt())
                        .then());
    }

    Mono<Job> find(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ONE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(JobRepository::read)
                        .one());
    }

    /** The newest first. */
    Flux<Job> of(String owner) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("owner", owner)
                        .map(JobRepository::read)
                        .all());
    }

    /** @return whether it came to its end now */
    Mono<Boolean> finish(Job job, Instant now, Instant undoUntil) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(FINISH)
                        .bind("tenant", tenant.id())
                        .bind("id", job.id())
                        .bind("state", job.state().word)
                        .bind("waiting", job.state() == Job.State.RUNNING ? "pending" : "done")
                        .bind("now", now)
                        .bind("until", undoUntil)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    /** @return whether it can be taken back, which it is from now on */
    Mono<Boolean> undo(UUID id, String owner, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(UNDO)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("owner", owner)
                        .bind("now", now)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    private static Job read(Readable row) {
        Columns columns = new Columns(row);
        String[] permissions = row.get("permissions", String[].class);
        return new Job(
                columns.uuid("id"),
                columns.text("owner_id"),
                columns.text("owner_name"),
                permissions == null ? List.of() : List.of(permissions),
                columns.text("action"),
                Job.State.of(columns.text("state")),
                columns.instant("created_at"),
                columns.instantOrNull("finished_at"),
                columns.instantOrNull("undo_until"));
    }
}
