package io.bongsu.ticket.bulk;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which jobs are at work, and which are so old that nobody asks any more? Across tenants. */
@Repository
class JobWorkRepository {
    private static final String AT_WORK =
            "SELECT tenant_id, id FROM bulk_job WHERE state IN ('running', 'undoing') ORDER BY id LIMIT 50";
    private static final List<String> FORGET = List.of("""
            DELETE FROM bulk_item i USING bulk_job j
             WHERE j.tenant_id = i.tenant_id AND j.id = i.job_id AND j.finished_at < :before""", "DELETE FROM bulk_job WHERE finished_at < :before");

    private final SystemDatabase database;

    JobWorkRepository(SystemDatabase database) {
        this.database = database;
    }

    record AtWork(Tenant tenant, UUID job) {}

    Flux<AtWork> atWork() {
        return database.client()
                .sql(AT_WORK)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new AtWork(new Tenant(columns.uuid("tenant_id")), columns.uuid("id"));
                })
                .all();
    }

    Mono<Void> forget(Instant before) {
        return database.inTransaction(Flux.fromIterable(FORGET)
                .concatMap(
                        sql -> database.client().sql(sql).bind("before", before).then())
                .then());
    }
}
