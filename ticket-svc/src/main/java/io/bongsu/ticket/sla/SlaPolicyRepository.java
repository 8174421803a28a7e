package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.condition.Conditions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The tenant's policies, in order; the ones every tenant begins with are written when there are none. */
@Repository
class SlaPolicyRepository {
    private static final String ALL = """
            SELECT id, definition, version FROM sla_policy
             WHERE tenant_id = :tenant ORDER BY position, name, id LIMIT 500""";
    private static final String INSERT = """
            INSERT INTO sla_policy (tenant_id, id, name, position, enabled, definition, version, created_at, updated_at)
            VALUES (:tenant, :id, :name, :position, :enabled, :definition, 1, :now, :now) ON CONFLICT DO NOTHING""";
    private static final String UPDATE = """
            UPDATE sla_policy SET name = :name, position = :position, enabled = :enabled, definition = :definition,
                   version = version + 1, updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before""";

    private static final int MOST_READ = 5_000;

    private final Map<Key, SlaPolicy> read = new ConcurrentHashMap<>();
    private final DatabaseClient database;
    private final Conditions conditions;
    private final JsonMapper json;
    private final Clock clock;

    SlaPolicyRepository(DatabaseClient database, Conditions conditions, JsonMapper json, Clock clock) {
        this.database = database;
        this.conditions = conditions;
        this.json = json;
        this.clock = clock;
    }

    Mono<List<SlaPolicy>> all() {
        return stored().flatMap(policies -> policies.isEmpty()
                ? Flux.fromIterable(DefaultPolicies.all())
                        .concatMap(this::insert)
                        .then(Mono.defer(this::stored))
                : Mono.just(policies));
    }

    private Mono<List<SlaPolicy>> stored() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ALL)
                        .bind("tenant", tenant.id())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return read(
                                    tenant, columns.uuid("id"), columns.text("definition"), columns.number("version"));
                        })
                        .all())
                .collectList();
    }

    private record Key(UUID tenant, UUID id, long version) {}

    /** A version never changes. */
    private SlaPolicy read(Tenant tenant, UUID id, String definition, long version) {
        Key key = new Key(tenant.id(), id, version);
        SlaPolicy known = read.get(key);
        if (known != null) {
            return known;
        }
        if (read.size() > MOST_READ) {
            read.clear();
        }
        SlaPolicy fresh = StoredPolicy.read(id, json.readTree(definition), conditions, version);
        read.put(key, fresh);
        return fresh;
    }

    Mono<Void> insert(SlaPolicy policy) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(INSERT), tenant, policy).then());
    }

    /** False when another version stood. */
    Mono<Boolean> update(SlaPolicy policy) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(UPDATE), tenant, policy)
                        .bind("before", policy.version())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Tenant tenant, SlaPolicy policy) {
        return sql.bind("tenant", tenant.id())
                .bind("id", policy.id())
                .bind("name", policy.name())
                .bind("position", policy.position())
                .bind("enabled", policy.enabled())
                .bind("definition", json.writeValueAsString(PolicyDefinition.written(policy, json)))
                .bind("now", clock.instant());
    }
}
