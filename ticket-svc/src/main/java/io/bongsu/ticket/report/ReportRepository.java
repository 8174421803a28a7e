package io.bongsu.ticket.report;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the sums. */
@Repository
class ReportRepository {
    /** The zone is said to every grouping, so that one set of values fits all. */
    private static final String SUMS = """
            SELECT $key AS key, measure, sum(n)::bigint AS n, sum(total)::bigint AS total
              FROM report_hour
             WHERE tenant_id = :tenant AND hour >= :from AND hour < :to AND CAST(:zone AS text) <> ''
             GROUP BY 1, 2 HAVING sum(n) <> 0 ORDER BY 1, 2 LIMIT :limit""";

    private static final String BACKLOG = """
            SELECT $key AS key, width_bucket(extract(epoch FROM :now - t.created_at) / 86400, ARRAY[2, 4, 8, 15, 31]) AS age,
                   count(*) AS n
              FROM ticket t
             WHERE t.tenant_id = :tenant AND t.category IN ('new', 'active', 'hold') AND t.merged_into IS NULL
             GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 6000""";
    private static final String NAMES = """
            SELECT id, (SELECT t.assignee_name FROM ticket t WHERE t.tenant_id = :tenant AND t.assignee_id = id
                         ORDER BY t.updated_at DESC LIMIT 1) AS name
              FROM unnest(:ids) AS wanted (id)""";

    private final DatabaseClient database;

    ReportRepository(DatabaseClient database) {
        this.database = database;
    }

    record Sum(String key, String measure, long n, long total) {}

    record Aged(String key, int age, long n) {}

    Flux<Sum> sums(Period period, Grouping by, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(SUMS.replace("$key", by.ofHours()))
                        .bind("tenant", tenant.id())
                        .bind("from", period.from())
                        .bind("to", period.to())
                        .bind("zone", period.zone().getId())
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Sum(
                                    columns.text("key"),
                                    columns.text("measure"),
                                    columns.number("n"),
                                    columns.number("total"));
                        })
                        .all());
    }

    /** What is open now, by its age. */
    Flux<Aged> backlog(Period period, Grouping by) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(BACKLOG.replace("$key", by.ofTickets()))
                        .bind("tenant", tenant.id())
                        .bind("now", period.now())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Aged(columns.text("key"), columns.integer("age"), columns.number("n"));
                        })
                        .all());
    }

    /** As they were called last. */
    Mono<Map<String, String>> names(Collection<String> people) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(NAMES)
                        .bind("tenant", tenant.id())
                        .bind("ids", people.toArray(String[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            String name = columns.textOrNull("name");
                            return Map.entry(columns.text("id"), name == null ? "" : name);
                        })
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
