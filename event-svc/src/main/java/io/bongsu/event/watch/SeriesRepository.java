package io.bongsu.event.watch;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.watch.SeriesState.Phase;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SeriesRepository {
    static final String COLUMNS = """
            rule_id, series_id, labels::text AS labels, entity_id, entity_type, entity_name, phase, since, pending_at,
            last_at, last_value, heard_at, breach_due, silence_due, silent""";
    private static final String BY_KEY = """
            SELECT %s FROM rule_series
             WHERE tenant_id = :tenant AND (rule_id, series_id) IN (SELECT * FROM unnest(:rules, :series))""".formatted(COLUMNS);
    private static final String OF_RULE = """
            SELECT %s FROM rule_series WHERE tenant_id = :tenant AND rule_id = :rule""".formatted(COLUMNS);
    private static final String DUE = """
            SELECT %s FROM rule_series
             WHERE tenant_id = :tenant AND rule_id = :rule AND least(breach_due, silence_due) <= :now
             LIMIT 1000""".formatted(COLUMNS);
    private static final String DUE_RULES = """
            SELECT DISTINCT tenant_id, rule_id FROM rule_series
             WHERE (breach_due IS NOT NULL OR silence_due IS NOT NULL) AND least(breach_due, silence_due) <= :now
             LIMIT 200""";
    private static final String FORGET_RULE = "DELETE FROM rule_series WHERE tenant_id = :tenant AND rule_id = :rule";
    private static final String FORGET_QUIET = """
            DELETE FROM rule_series WHERE heard_at < :before AND phase = 'normal' AND NOT silent""";
    private static final String WRITE = """
            INSERT INTO rule_series (tenant_id, rule_id, series_id, labels, entity_id, entity_type, entity_name, phase,
                   since, pending_at, last_at, last_value, heard_at, breach_due, silence_due, silent)
            SELECT :tenant, "ruleId", "seriesId", labels, "entityId", "entityType", "entityName", phase, since,
                   "pendingAt", "lastAt", "lastValue", "heardAt", "breachDue", "silenceDue", silent
              FROM jsonb_to_recordset(:rows::jsonb) AS r("ruleId" uuid, "seriesId" uuid, labels jsonb, "entityId" uuid,
                   "entityType" text, "entityName" text, phase text, since timestamptz, "pendingAt" timestamptz,
                   "lastAt" timestamptz, "lastValue" double precision, "heardAt" timestamptz, "breachDue" timestamptz,
                   "silenceDue" timestamptz, silent boolean)
                ON CONFLICT (tenant_id, rule_id, series_id) DO UPDATE
               SET phase = excluded.phase, since = excluded.since, pending_at = excluded.pending_at,
                   last_at = excluded.last_at, last_value = excluded.last_value, heard_at = excluded.heard_at,
                   breach_due = excluded.breach_due, silence_due = excluded.silence_due, silent = excluded.silent""";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    SeriesRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    Flux<SeriesState> find(Collection<SeriesKey> keys) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(BY_KEY)
                        .bind("tenant", tenant.id())
                        .bind("rules", keys.stream().map(SeriesKey::ruleId).toArray(UUID[]::new))
                        .bind("series", keys.stream().map(SeriesKey::seriesId).toArray(UUID[]::new))
                        .map(row -> state(new Columns(row)))
                        .all());
    }

    Flux<SeriesState> ofRule(UUID ruleId) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF_RULE)
                        .bind("tenant", tenant.id())
                        .bind("rule", ruleId)
                        .map(row -> state(new Columns(row)))
                        .all());
    }

    Flux<SeriesState> due(UUID ruleId, Instant now) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(DUE)
                        .bind("tenant", tenant.id())
                        .bind("rule", ruleId)
                        .bind("now", now)
                        .map(row -> state(new Columns(row)))
                        .all());
    }

    record DueRule(UUID tenantId, UUID ruleId) {}

    /** Across tenants, for the timer. */
    Flux<DueRule> dueRules(Instant now) {
        return system.client()
                .sql(DUE_RULES)
                .bind("now", now)
                .map(row -> new DueRule(new Columns(row).uuid("tenant_id"), new Columns(row).uuid("rule_id")))
                .all();
    }

    Mono<Void> forget(UUID ruleId) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(FORGET_RULE)
                        .bind("tenant", tenant.id())
                        .bind("rule", ruleId)
                        .then());
    }

    /** Across tenants: series that were fine and stopped. */
    Mono<Void> forgetQuiet(Instant before) {
        return system.client().sql(FORGET_QUIET).bind("before", before).then();
    }

    Mono<Void> write(Collection<SeriesState> states) {
        return states.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(WRITE)
                                .bind("tenant", tenant.id())
                                .bind(
                                        "rows",
                                        json.writeValueAsString(
                                                states.stream().map(Row::of).toList()))
                                .then());
    }

    private record Row(
            UUID ruleId,
            UUID seriesId,
            Map<String, String> labels,
            UUID entityId,
            String entityType,
            String entityName,
            String phase,
            @Nullable Instant since,
            @Nullable Instant pendingAt,
            Instant lastAt,
            @Nullable Double lastValue,
            Instant heardAt,
            @Nullable Instant breachDue,
            @Nullable Instant silenceDue,
            boolean silent) {
        static Row of(SeriesState state) {
            return new Row(
                    state.key().ruleId(),
                    state.key().seriesId(),
                    state.labels(),
                    state.entity().id(),
                    state.entity().type(),
                    state.entity().name(),
                    state.phase().name().toLowerCase(Locale.ROOT),
                    state.since(),
                    state.pendingAt(),
                    state.lastAt(),
                    state.lastValue(),
                    state.heardAt(),
                    state.breachDue(),
                    state.silenceDue(),
                    state.silent());
        }
    }

    SeriesState state(Columns row) {
        return new SeriesState(
                new SeriesKey(row.uuid("rule_id"), row.uuid("series_id")),
                labels(row.text("labels")),
                new EntityRef(row.uuid("entity_id"), row.text("entity_type"), row.text("entity_name")),
                Phase.valueOf(row.text("phase").toUpperCase(Locale.ROOT)),
                row.instantOrNull("since"),
                row.instantOrNull("pending_at"),
                row.instant("last_at"),
                row.realOrNull("last_value"),
                row.instant("heard_at"),
                row.instantOrNull("breach_due"),
                row.instantOrNull("silence_due"),
                row.flag("silent"));
    }

    private Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        json.readTree(text)
                .properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().stringValue()));
        return labels;
    }
}
