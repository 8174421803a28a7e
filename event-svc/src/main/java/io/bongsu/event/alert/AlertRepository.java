package io.bongsu.event.alert;

import io.bongsu.contracts.EntityRef;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Alerts, read for change and written in batches. Lists for people: {@link AlertSearchRepository}. */
@Repository
class AlertRepository {
    static final String COLUMNS = """
            a.id, a.key, a.source, a.entity_id, a.entity_type, a.entity_name, a.check_name, a.state, a.severity,
            a.worst_severity, a.summary, a.count, a.value, a.first_seen_at, a.last_seen_at, a.resolved_at,
            a.acknowledged_at, a.acknowledged_by_id, a.acknowledged_by_name, a.situation_id, a.rule_id, a.previous_id,
            a.expires_at, a.details, a.version""";
    // One statement, locks in the order given: two transactions never wait for each other crosswise.
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest(:names) AS name""";
    private static final String LATEST = """
            SELECT %s FROM unnest(:keys) AS wanted(key) CROSS JOIN LATERAL (
                   SELECT * FROM alert WHERE tenant_id = :tenant AND key = wanted.key
                    ORDER BY resolved_at DESC NULLS FIRST LIMIT 1) AS a""".formatted(COLUMNS);
    private static final String ENTITIES_OF_KEYS = """
            SELECT DISTINCT entity_id FROM alert WHERE tenant_id = :tenant AND key = ANY (:keys) AND resolved_at IS NULL""";
    private static final String BY_ID = """
            SELECT %s FROM alert AS a WHERE tenant_id = :tenant AND id = :id""".formatted(COLUMNS);
    private static final String OPEN_OF_SITUATION = """
            SELECT %s FROM alert AS a
             WHERE tenant_id = :tenant AND situation_id = :id AND state <> 'resolved' ORDER BY id""".formatted(COLUMNS);
    private static final String OPEN_OF_RULE = """
            SELECT %s FROM alert AS a
             WHERE tenant_id = :tenant AND rule_id = :id AND state <> 'resolved' ORDER BY id""".formatted(COLUMNS);
    private static final String EXPIRED = """
            SELECT tenant_id, id FROM alert
             WHERE expires_at <= :now AND state <> 'resolved' ORDER BY expires_at LIMIT 100""";
    private static final String FORGET = "DELETE FROM alert WHERE tenant_id = :tenant AND id = ANY (:ids)";
    private static final String WRITE = """
            INSERT INTO alert AS a (tenant_id, id, key, source, entity_id, entity_type, entity_name, check_name, state,
                   severity, worst_severity, summary, count, value, first_seen_at, last_seen_at, resolved_at,
                   acknowledged_at, acknowledged_by_id, acknowledged_by_name, situation_id, rule_id, previous_id,
                   expires_at, details, version)
            SELECT :tenant, id, key, source, "entityId", "entityType", "entityName", "check", state, severity,
                   "worstSeverity", summary, count, value, "firstSeenAt", "lastSeenAt", "resolvedAt", "acknowledgedAt",
                   "acknowledgedById", "acknowledgedByName", "situationId", "ruleId", "previousId", "expiresAt",
                   details, version
              FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, key text, source text, "entityId" uuid,
                   "entityType" text, "entityName" text, "check" text, state text, severity integer,
                   "worstSeverity" integer, summary text, count bigint, value double precision,
                   "firstSeenAt" timestamptz, "lastSeenAt" timestamptz, "resolvedAt" timestamptz,
                   "acknowledgedAt" timestamptz, "acknowledgedById" text, "acknowledgedByName" text,
                   "situationId" uuid, "ruleId" uuid, "previousId" uuid, "expiresAt" timestamptz, details text,
                   version integer)
                ON CONFLICT (tenant_id, id) DO UPDATE
               SET state = excluded.state, severity = excluded.severity, worst_severity = excluded.worst_severity,
                   summary = excluded.summary, count = excluded.count, value = excluded.value,
                   last_seen_at = excluded.last_seen_at, resolved_at = excluded.resolved_at,
                   acknowledged_at = excluded.acknowledged_at, acknowledged_by_id = excluded.acknowledged_by_id,
                   acknowledged_by_name = excluded.acknowledged_by_name, situation_id = excluded.situation_id,
                   expires_at = excluded.expires_at, details = excluded.details, version = excluded.version""";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    AlertRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    /** Until the transaction ends nobody else changes alerts of these names (entities or given keys). */
    Mono<Void> lock(Collection<String> names) {
        return names.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(LOCK)
                                .bind(
                                        "names",
                                        names.stream()
                                                .map(name -> tenant.id() + "/" + name)
                                                .sorted()
                                                .distinct()
                                                .toArray(String[]::new))
                                .then());
    }

    /** Per key the open alert, else the one resolved last. */
    Flux<Alert> latest(Collection<String> keys) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LATEST)
                        .bind("tenant", tenant.id())
                        .bind("keys", keys.toArray(String[]::new))
                        .map(row -> alert(new Columns(row)))
                        .all());
    }

    Flux<UUID> entitiesOfKeys(Collection<String> keys) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ENTITIES_OF_KEYS)
                        .bind("tenant", tenant.id())
                        .bind("keys", keys.toArray(String[]::new))
                        .map(row -> new Columns(row).uuid("entity_id"))
                        .all());
    }

    Mono<Alert> find(UUID id) {
        return of(BY_ID, id).singleOrEmpty();
    }

    Flux<Alert> openOfSituation(UUID situationId) {
        return of(OPEN_OF_SITUATION, situationId);
    }

    Flux<Alert> openOfRule(UUID ruleId) {
        return of(OPEN_OF_RULE, ruleId);
    }

    private Flux<Alert> of(String sql, UUID id) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> alert(new Columns(row)))
                        .all());
    }

    record Expired(UUID tenantId, UUID alertId) {}

    /** Across tenants, for the timer. */
    Flux<Expired> expired(Instant now) {
        return system.client()
                .sql(EXPIRED)
                .bind("now", now)
                .map(row -> new Expired(new Columns(row).uuid("tenant_id"), new Columns(row).uuid("id")))
                .all();
    }

    /** Pending alerts that calmed: nobody was told of them. */
    Mono<Void> forget(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(FORGET)
                                .bind("tenant", tenant.id())
                                .bind("ids", ids.toArray(UUID[]::new))
                                .then());
    }

    Mono<Void> write(Collection<Alert> alerts) {
        return alerts.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(WRITE)
                                .bind("tenant", tenant.id())
                                .bind(
                                        "rows",
                                        json.writeValueAsString(
                                                alerts.stream().map(Row::of).toList()))
                                .then());
    }

    private record Row(
            UUID id,
            String key,
            String source,
            UUID entityId,
            String entityType,
            String entityName,
            String check,
            AlertState state,
            int severity,
            int worstSeverity,
            String summary,
            long count,
            @Nullable Double value,
            Instant firstSeenAt,
            Instant lastSeenAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedById,
            @Nullable String acknowledgedByName,
            @Nullable UUID situationId,
            @Nullable UUID ruleId,
            @Nullable UUID previousId,
            @Nullable Instant expiresAt,
            @Nullable String details,
            int version) {
        static Row of(Alert alert) {
            AlertSubject subject = alert.subject();
            Alert.Acknowledgement acknowledged = alert.acknowledged();
            return new Row(
                    alert.id(),
                    subject.key(),
                    subject.source(),
                    subject.entity().id(),
                    subject.entity().type(),
                    subject.entity().name(),
                    subject.check(),
                    alert.state(),
                    alert.severity(),
                    alert.worstSeverity(),
                    alert.summary(),
                    alert.count(),
                    alert.value(),
                    alert.firstSeenAt(),
                    alert.lastSeenAt(),
                    alert.resolvedAt(),
                    acknowledged == null ? null : acknowledged.at(),
                    acknowledged == null ? null : acknowledged.by().id(),
                    acknowledged == null ? null : acknowledged.by().name(),
                    alert.situationId(),
                    subject.ruleId(),
                    alert.previousId(),
                    alert.expiresAt(),
                    alert.details(),
                    alert.version());
        }
    }

    static Alert alert(Columns row) {
        return new Alert(
                row.uuid("id"),
                new AlertSubject(
                        row.text("key"),
                        false,
                        row.text("source"),
                        new EntityRef(row.uuid("entity_id"), row.text("entity_type"), row.text("entity_name")),
                        row.text("check_name"),
                        row.uuidOrNull("rule_id")),
                AlertState.of(row.text("state")),
                row.integer("severity"),
                row.integer("worst_severity"),
                row.text("summary"),
                row.number("count"),
                row.realOrNull("value"),
                row.instant("first_seen_at"),
                row.instant("last_seen_at"),
                row.instantOrNull("resolved_at"),
                acknowledgement(row),
                row.uuidOrNull("situation_id"),
                row.uuidOrNull("previous_id"),
                row.instantOrNull("expires_at"),
                row.textOrNull("details"),
                row.integer("version"));
    }

    private static Alert.@Nullable Acknowledgement acknowledgement(Columns row) {
        Instant at = row.instantOrNull("acknowledged_at");
        return at == null
                ? null
                : new Alert.Acknowledgement(
                        at, new Person(row.text("acknowledged_by_id"), row.text("acknowledged_by_name")));
    }

    static List<String> lockNames(Collection<UUID> entities) {
        return entities.stream().map(id -> "entity/" + id).toList();
    }
}
