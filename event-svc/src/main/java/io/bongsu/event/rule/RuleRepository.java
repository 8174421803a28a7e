package io.bongsu.event.rule;

import io.bongsu.event.rule.Rule.Origin;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RuleRepository implements WatchedRules, ListedRules {
    private static final String COLUMNS = """
            id, name, check_name, enabled, metric, labels::text AS labels, expr, op, threshold, recover, hold_ms,
            no_data_ms, severity, summary, origin, version, created_at, updated_at""";
    private static final String ADD = """
            INSERT INTO rule (tenant_id, id, name, check_name, enabled, metric, labels, expr, op, threshold, recover,
                   hold_ms, no_data_ms, severity, summary, origin, version, created_at, updated_at)
            VALUES (:tenant, :id, :name, :check, :enabled, :metric, :labels::jsonb, :expr, :op, :threshold, :recover,
                   :hold, :noData, :severity, :summary, :origin, :version, :createdAt, :updatedAt)""";
    private static final String STORE = """
            UPDATE rule SET name = :name, enabled = :enabled, metric = :metric, labels = :labels::jsonb, expr = :expr,
                   op = :op, threshold = :threshold, recover = :recover, hold_ms = :hold, no_data_ms = :noData,
                   severity = :severity, summary = :summary, version = :version, updated_at = :updatedAt
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM rule WHERE tenant_id = :tenant AND id = :id";
    private static final String LOCK = """
            SELECT %s FROM rule WHERE tenant_id = :tenant AND id = ANY (:ids) AND enabled
             ORDER BY id FOR NO KEY UPDATE""".formatted(COLUMNS);
    private static final String ENABLED = """
            SELECT %s FROM rule WHERE tenant_id = :tenant AND enabled ORDER BY created_at, id LIMIT :limit""".formatted(COLUMNS);
    private static final String DELETE = "DELETE FROM rule WHERE tenant_id = :tenant AND id = :id";
    private static final String FIRST = """
            SELECT %s FROM rule WHERE tenant_id = :tenant ORDER BY created_at, id LIMIT :limit""".formatted(COLUMNS);
    private static final String AFTER = """
            SELECT %s FROM rule WHERE tenant_id = :tenant AND (created_at, id) > (:at, :after)
             ORDER BY created_at, id LIMIT :limit""".formatted(COLUMNS);
    private static final String COUNT = "SELECT count(*) AS n FROM rule WHERE tenant_id = :tenant";
    private static final String GIVE = """
            INSERT INTO default_rule_given (tenant_id, code, given_at)
            SELECT :tenant, code, :at FROM unnest(:codes) AS code
                ON CONFLICT DO NOTHING RETURNING code""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RuleRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(Rule rule) {
        return Tenant.current()
                .flatMap(tenant -> draft(database.sql(ADD), tenant, rule)
                        .bind("check", rule.check())
                        .bind("origin", rule.origin().word())
                        .bind("createdAt", rule.createdAt())
                        .then());
    }

    Mono<Void> store(Rule rule) {
        return Tenant.current()
                .flatMap(tenant -> draft(database.sql(STORE), tenant, rule).then());
    }

    Mono<Rule> find(UUID id) {
        return byId(BY_ID, id);
    }

    /** For a change: nobody judges by it or changes it until the transaction ends. */
    Mono<Rule> lock(UUID id) {
        return byId(BY_ID + " FOR UPDATE", id);
    }

    private Mono<Rule> byId(String sql, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> rule(new Columns(row)))
                        .one());
    }

    @Override
    public Flux<WatchedRule> lock(Collection<UUID> ids) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LOCK)
                        .bind("tenant", tenant.id())
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map(row -> rule(new Columns(row)).watched())
                        .all());
    }

    @Override
    public Flux<ListedRule> enabled(int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ENABLED)
                        .bind("tenant", tenant.id())
                        .bind("limit", limit)
                        .map(row -> rule(new Columns(row)).listed())
                        .all());
    }

    Mono<Void> delete(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .then());
    }

    Mono<Page<Rule>> page(PageRequest page) {
        return Tenant.current()
                .flatMap(tenant -> items(tenant, page)
                        .collectList()
                        .map(rows -> Page.of(rows, page.limit(), rule -> List.of(rule.createdAt(), rule.id())))
                        .flatMap(found -> page.count() == PageRequest.Count.NONE
                                ? Mono.just(found)
                                : count(tenant).map(found::withCount)));
    }

    private Flux<Rule> items(Tenant tenant, PageRequest page) {
        GenericExecuteSpec spec = page.cursor(2).map(cursor -> after(cursor)).orElseGet(() -> database.sql(FIRST));
        return spec.bind("tenant", tenant.id())
                .bind("limit", page.limit() + 1)
                .map(row -> rule(new Columns(row)))
                .all();
    }

    private GenericExecuteSpec after(Cursor cursor) {
        return database.sql(AFTER).bind("at", cursor.instant(0)).bind("after", cursor.uuid(1));
    }

    private Mono<Long> count(Tenant tenant) {
        return database.sql(COUNT)
                .bind("tenant", tenant.id())
                .map(row -> new Columns(row).number("n"))
                .one();
    }

    /** The codes among these that the tenant was not given before; from now on it was. */
    Flux<String> give(Collection<String> codes, Instant at) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(GIVE)
                        .bind("tenant", tenant.id())
                        .bind("codes", codes.toArray(String[]::new))
                        .bind("at", at)
                        .map(row -> new Columns(row).text("code"))
                        .all());
    }

    private GenericExecuteSpec draft(GenericExecuteSpec spec, Tenant tenant, Rule rule) {
        RuleDraft draft = rule.draft();
        Series series = draft.series();
        Duration noData = draft.noData();
        GenericExecuteSpec bound = spec.bind("tenant", tenant.id())
                .bind("id", rule.id())
                .bind("name", draft.name())
                .bind("enabled", draft.enabled())
                .bind("labels", json.writeValueAsString(series == null ? Map.of() : series.labels()))
                .bind("op", draft.condition().op().word())
                .bind("threshold", draft.condition().value())
                .bind("recover", draft.condition().recover())
                .bind("hold", draft.hold().toMillis())
                .bind("severity", draft.severity())
                .bind("summary", draft.summary())
                .bind("version", rule.version())
                .bind("updatedAt", rule.updatedAt());
        bound = nullable(bound, "metric", series == null ? null : series.metric(), String.class);
        bound = nullable(bound, "expr", draft.expr(), String.class);
        return nullable(bound, "noData", noData == null ? null : noData.toMillis(), Long.class);
    }

    private static <T> GenericExecuteSpec nullable(
            GenericExecuteSpec spec, String name, @Nullable T value, Class<T> type) {
        return value == null ? spec.bindNull(name, type) : spec.bind(name, value);
    }

    private Rule rule(Columns row) {
        String metric = row.textOrNull("metric");
        Long noData = row.row().get("no_data_ms", Long.class);
        return new Rule(
                row.uuid("id"),
                row.text("check_name"),
                Origin.valueOf(row.text("origin").toUpperCase(Locale.ROOT)),
                new RuleDraft(
                        row.text("name"),
                        row.flag("enabled"),
                        row.textOrNull("expr"),
                        metric == null ? null : new Series(metric, labels(row.text("labels"))),
                        new Condition(Op.of(row.text("op")).orElseThrow(), row.real("threshold"), row.real("recover")),
                        Duration.ofMillis(row.number("hold_ms")),
                        noData == null ? null : Duration.ofMillis(noData),
                        row.integer("severity"),
                        row.text("summary")),
                row.integer("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        json.readTree(text)
                .properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().stringValue()));
        return labels;
    }
}
