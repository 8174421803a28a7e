package io.bongsu.ticket.automation;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.ticket.Practices;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's rules, in order. */
@Repository
class RuleRepository {
    static final int MOST = 200;
    private static final String OF_KIND = """
            SELECT id, kind, definition, version FROM automation_rule
             WHERE tenant_id = :tenant AND kind = :kind ORDER BY position, name, id LIMIT 200""";
    private static final String ONE = """
            SELECT id, kind, definition, version FROM automation_rule
             WHERE tenant_id = :tenant AND kind = :kind AND id = :id""";
    private static final String INSERT = """
            INSERT INTO automation_rule (tenant_id, id, kind, name, position, enabled, events, definition, version, created_at,
                   updated_at, next_fire_at)
            SELECT :tenant, :id, :kind, :name, :position, :enabled, :events, :definition, 1, :now, :now,
                   CASE WHEN :timed THEN :now END
             WHERE (SELECT count(*) FROM automation_rule WHERE tenant_id = :tenant AND kind = :kind) < :most""";
    private static final String UPDATE = """
            UPDATE automation_rule SET name = :name, position = :position, enabled = :enabled, events = :events,
                   definition = :definition, version = version + 1, updated_at = :now,
                   next_fire_at = CASE WHEN :timed THEN :now END
             WHERE tenant_id = :tenant AND id = :id AND kind = :kind AND version = :before""";
    private static final String FORGET = "DELETE FROM automation_done WHERE tenant_id = :tenant AND rule_id = :id";
    private static final String DELETE =
            "DELETE FROM automation_rule WHERE tenant_id = :tenant AND id = :id AND kind = :kind AND version = :before";

    private final DatabaseClient database;
    private final Conditions conditions;
    private final Set<String> states;
    private final JsonMapper json;
    private final Clock clock;

    RuleRepository(DatabaseClient database, Conditions conditions, Practices practices, JsonMapper json, Clock clock) {
        this.database = database;
        this.conditions = conditions;
        this.states = Set.copyOf(practices.states());
        this.json = json;
        this.clock = clock;
    }

    Mono<List<Rule>> all(Rule.Kind kind) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF_KIND)
                        .bind("tenant", tenant.id())
                        .bind("kind", kind.word())
                        .map(this::read)
                        .all())
                .collectList();
    }

    Mono<Rule> one(Rule.Kind kind, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ONE)
                        .bind("tenant", tenant.id())
                        .bind("kind", kind.word())
                        .bind("id", id)
                        .map(this::read)
                        .one());
    }

    /** What was accepted once; its calendar is there, calendars are never removed. */
    private Rule read(Readable row) {
        Columns columns = new Columns(row);
        JsonNode definition = json.readTree(columns.text("definition"));
        Set<UUID> calendars = new HashSet<>();
        JsonNode calendar = definition.at("/after/calendarId");
        if (calendar.isString()) {
            calendars.add(UUID.fromString(calendar.asString()));
        }
        return RuleDefinition.stored(
                columns.uuid("id"),
                Rule.Kind.valueOf(columns.text("kind").toUpperCase(Locale.ROOT)),
                definition,
                new RuleDefinition.Known(states, calendars),
                conditions,
                columns.number("version"));
    }

    /** False when there are too many already. */
    Mono<Boolean> insert(Rule rule) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(INSERT), tenant, rule)
                        .bind("most", MOST)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** False when another version stood. */
    Mono<Boolean> update(Rule rule) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(UPDATE), tenant, rule)
                        .bind("before", rule.version())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** False when another version stood. */
    Mono<Boolean> delete(Rule rule) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", rule.id())
                        .bind("kind", rule.kind().word())
                        .bind("before", rule.version())
                        .fetch()
                        .rowsUpdated()
                        .filter(rows -> rows == 1)
                        .flatMap(rows -> database.sql(FORGET)
                                .bind("tenant", tenant.id())
                                .bind("id", rule.id())
                                .then()
                                .thenReturn(true)))
                .defaultIfEmpty(false);
    }

    private DatabaseClient.GenericExecuteSpec bound(DatabaseClient.GenericExecuteSpec sql, Tenant tenant, Rule rule) {
        return sql.bind("tenant", tenant.id())
                .bind("id", rule.id())
                .bind("kind", rule.kind().word())
                .bind("name", rule.name())
                .bind("position", rule.position())
                .bind("enabled", rule.enabled())
                .bind("events", rule.events().stream().map(Occasion::word).toArray(String[]::new))
                .bind("definition", json.writeValueAsString(RuleDefinition.written(rule, json)))
                .bind("timed", rule.enabled() && rule.kind() == Rule.Kind.SCHEDULER)
                .bind("now", clock.instant());
    }
}
