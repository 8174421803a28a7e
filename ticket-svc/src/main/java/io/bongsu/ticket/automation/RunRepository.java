package io.bongsu.ticket.automation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What rules did, as rows. */
@Repository
class RunRepository {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_DETAIL = 500;
    private static final String ADD = """
            INSERT INTO automation_run (tenant_id, id, rule_id, ticket_id, ticket_number, at, outcome, detail, origin, depth)
            VALUES (:tenant, :id, :rule, :ticket, :number, :at, :outcome, :detail, :origin, :depth)""";
    private static final String CAUSED = """
            SELECT count(*) AS runs FROM automation_run
             WHERE tenant_id = :tenant AND origin = :origin AND depth > 0""";
    private static final String LATEST = """
            SELECT id, at, ticket_id, ticket_number, outcome, detail FROM automation_run
             WHERE tenant_id = :tenant AND rule_id = :rule ORDER BY id DESC LIMIT 50""";
    private static final String FORGET = """
            DELETE FROM automation_run WHERE (tenant_id, id) IN (
                SELECT tenant_id, id FROM automation_run WHERE at < :before ORDER BY at LIMIT 5000)""";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final Clock clock;

    RunRepository(DatabaseClient database, SystemDatabase system, Clock clock) {
        this.database = database;
        this.system = system;
        this.clock = clock;
    }

    Mono<Void> add(Run run) {
        String detail = run.detail();
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("id", UuidCreator.getTimeOrderedEpochPlus1())
                        .bind("rule", run.rule())
                        .bind("ticket", run.ticket())
                        .bind("number", run.number())
                        .bind("at", clock.instant())
                        .bind("outcome", run.outcome().word())
                        .bind("detail", detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail)
                        .bind("origin", run.chain().origin())
                        .bind("depth", run.chain().depth())
                        .then());
    }

    /** How often did rules act because of others since the chain began? */
    Mono<Long> caused(Chain chain) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CAUSED)
                        .bind("tenant", tenant.id())
                        .bind("origin", chain.origin())
                        .map(row -> new Columns(row).number("runs"))
                        .one());
    }

    Mono<List<RunView>> latest(UUID rule) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LATEST)
                        .bind("tenant", tenant.id())
                        .bind("rule", rule)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new RunView(
                                    columns.uuid("id"),
                                    columns.instant("at"),
                                    columns.uuid("ticket_id"),
                                    columns.text("ticket_number"),
                                    columns.text("outcome"),
                                    columns.text("detail"));
                        })
                        .all())
                .collectList();
    }

    /** Of all tenants, a bounded number at a time. */
    Mono<Void> forgetOld() {
        return system.client()
                .sql(FORGET)
                .bind("before", clock.instant().minus(KEPT))
                .then();
    }
}
