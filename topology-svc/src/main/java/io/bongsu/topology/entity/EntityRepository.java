package io.bongsu.topology.entity;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Entities, their identifiers, and what each source says about them. */
@Repository
class EntityRepository {
    private static final String COLUMNS = """
            SELECT e.id, e.type, e.name, e.attributes::text AS attributes, e.health, e.alert_count, e.first_seen_at,
                   e.last_seen_at, e.version,
                   (SELECT coalesce(json_agg(json_build_object('kind', i.kind, 'value', i.value) ORDER BY i.kind, i.value), '[]')
                      FROM entity_identifier i WHERE i.tenant_id = e.tenant_id AND i.entity_id = e.id)::text AS identifiers
              FROM entity e""";
    private static final String MATCHING = """

             WHERE e.tenant_id = :tenant
               AND (:types::text[] IS NULL OR e.type = ANY(:types))
               AND (:healths::int[] IS NULL OR e.health = ANY(:healths))
               AND (:text::text IS NULL OR e.name ILIKE :pattern
                    OR EXISTS (SELECT FROM entity_identifier i
                                WHERE i.tenant_id = :tenant AND i.entity_id = e.id AND i.value = :text))""";
    private static final String ONE = COLUMNS + " WHERE e.tenant_id = :tenant AND e.id = :id";
    private static final String COUNT = "SELECT count(*) AS n FROM entity e" + MATCHING;
    /** In the order of ids, so that two facts about the same things do not wait for each other crosswise. */
    private static final String SEE = """
            INSERT INTO entity (tenant_id, id, type, name, first_seen_at, last_seen_at)
            SELECT :tenant, id, type, name, :seenAt, :seenAt
              FROM unnest(:ids::uuid[], :types::text[], :names::text[]) AS seen (id, type, name)
             ORDER BY id
            ON CONFLICT (tenant_id, id) DO UPDATE
               SET first_seen_at = least(entity.first_seen_at, excluded.first_seen_at),
                   last_seen_at = greatest(entity.last_seen_at, excluded.last_seen_at)
            RETURNING id, (xmax = 0) AS appeared""";

    private static final String CLAIM = """
            INSERT INTO observation AS o (tenant_id, entity_id, source, name, attributes, observed_at)
            VALUES (:tenant, :entity, :source, :name, :attributes::jsonb, :observedAt)
            ON CONFLICT (tenant_id, entity_id, source) DO UPDATE
               SET name = excluded.name, attributes = excluded.attributes, observed_at = excluded.observed_at
             WHERE (excluded.observed_at, excluded.name, excluded.attributes) > (o.observed_at, o.name, o.attributes)""";
    /** The newest claim wins, attribute by attribute; of two as new the later source in the alphabet. */
    private static final String DESCRIBE = """
            UPDATE entity e SET name = claimed.name, attributes = claimed.attributes
              FROM (SELECT (array_agg(o.name ORDER BY o.observed_at DESC, o.source DESC))[1] AS name,
                           (SELECT coalesce(jsonb_object_agg(a.key, a.value ORDER BY s.observed_at, s.source), '{}')
                              FROM observation s, jsonb_each(s.attributes) a
                             WHERE s.tenant_id = :tenant AND s.entity_id = :entity) AS attributes
                      FROM observation o WHERE o.tenant_id = :tenant AND o.entity_id = :entity) AS claimed
             WHERE e.tenant_id = :tenant AND e.id = :entity
               AND (e.name, e.attributes) IS DISTINCT FROM (claimed.name, claimed.attributes)""";

    private static final String IDENTIFY = """
            INSERT INTO entity_identifier AS i (tenant_id, entity_id, kind, value, source, first_seen_at, last_seen_at)
            SELECT DISTINCT ON (kind, value) :tenant, :entity, kind, value, :source, :seenAt, :seenAt
              FROM unnest(:kinds::text[], :values::text[]) AS seen (kind, value)
            ON CONFLICT (tenant_id, entity_id, kind, value) DO UPDATE
               SET first_seen_at = least(i.first_seen_at, excluded.first_seen_at),
                   last_seen_at = greatest(i.last_seen_at, excluded.last_seen_at)
            RETURNING (xmax = 0) AS added""";
    private static final String CHANGED = """
            UPDATE entity SET version = version + 1 WHERE tenant_id = :tenant AND id = :id
            RETURNING id, type, name, health""";
    private static final String PAINT = """
            UPDATE entity SET health = :health, alert_count = :alerts
             WHERE tenant_id = :tenant AND id = :id AND (health, alert_count) <> (:health, :alerts)""";

    private final DatabaseClient database;
    private final JsonMapper json;

    EntityRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What {@link #changed} says: the entity as others shall know it. */
    record Known(EntityRef entity, int health) {}

    Flux<Entity> list(EntityQuery query, PageRequest page) {
        Optional<Cursor> cursor = page.cursor(query.sort().cursorSize());
        String sql = COLUMNS
                + MATCHING
                + cursor.map(ignored -> " AND " + query.sort().after).orElse("")
                + " ORDER BY " + query.sort().order + " LIMIT :limit";
        return tenant().flatMapMany(tenant -> {
            DatabaseClient.GenericExecuteSpec spec =
                    filter(database.sql(sql).bind("limit", page.limit() + 1), query, tenant);
            if (cursor.isPresent()) {
                spec = spec.bind("name", cursor.get().text(0))
                        .bind("id", cursor.get().uuid(1));
                if (query.sort() == EntityQuery.Sort.WORST) {
                    spec = spec.bind("health", query.healthOf(cursor.get()));
                }
            }
            return spec.map(this::entity).all();
        });
    }

    Mono<Long> count(EntityQuery query) {
        return tenant().flatMap(tenant -> filter(database.sql(COUNT), query, tenant)
                .map(row -> new Columns(row).number("n"))
                .one());
    }

    Mono<Entity> find(UUID id) {
        return tenant().flatMap(tenant -> database.sql(ONE)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(this::entity)
                .one());
    }

    /** Remembers that these were seen; those that nobody had seen before. */
    Flux<UUID> see(List<EntityRef> entities, Instant seenAt) {
        return tenant().flatMapMany(tenant -> database.sql(SEE)
                .bind("tenant", tenant)
                .bind("ids", entities.stream().map(EntityRef::id).toArray(UUID[]::new))
                .bind("types", entities.stream().map(EntityRef::type).toArray(String[]::new))
                .bind("names", entities.stream().map(EntityRef::name).toArray(String[]::new))
                .bind("seenAt", seenAt)
                .map(row -> new Columns(row).flag("appeared")
                        ? Optional.of(new Columns(row).uuid("id"))
                        : Optional.<UUID>empty())
                .all()
                .<UUID>handle((appeared, sink) -> appeared.ifPresent(sink::next)));
    }

    /** True when the claim is newer than what the source said before. */
    Mono<Boolean> claim(EntityRef entity, String source, Map<String, String> attributes, Instant observedAt) {
        return tenant().flatMap(tenant -> database.sql(CLAIM)
                .bind("tenant", tenant)
                .bind("entity", entity.id())
                .bind("source", source)
                .bind("name", entity.name())
                .bind("attributes", json.writeValueAsString(attributes))
                .bind("observedAt", observedAt)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    /** True when the entity looks different afterwards. */
    Mono<Boolean> describe(UUID entity) {
        return tenant().flatMap(tenant -> database.sql(DESCRIBE)
                .bind("tenant", tenant)
                .bind("entity", entity)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    /** True when an identifier is new. */
    Mono<Boolean> identify(UUID entity, List<Identifier> identifiers, String source, Instant seenAt) {
        if (identifiers.isEmpty()) {
            return Mono.just(false);
        }
        return tenant().flatMap(tenant -> database.sql(IDENTIFY)
                .bind("tenant", tenant)
                .bind("entity", entity)
                .bind("source", source)
                .bind("seenAt", seenAt)
                .bind("kinds", identifiers.stream().map(Identifier::kind).toArray(String[]::new))
                .bind("values", identifiers.stream().map(Identifier::value).toArray(String[]::new))
                .map(row -> new Columns(row).flag("added"))
                .all()
                .reduce(false, Boolean::logicalOr));
    }

    Mono<Known> changed(UUID id) {
        return tenant().flatMap(tenant -> database.sql(CHANGED)
                .bind("tenant", tenant)
                .bind("id", id)
                .map(EntityRepository::known)
                .one());
    }

    /** True when health or the number of alerts is another than before. */
    Mono<Boolean> paint(UUID id, int health, int alerts) {
        return tenant().flatMap(tenant -> database.sql(PAINT)
                .bind("tenant", tenant)
                .bind("id", id)
                .bind("health", health)
                .bind("alerts", alerts)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    private static Mono<UUID> tenant() {
        return Tenant.current().map(Tenant::id);
    }

    private static DatabaseClient.GenericExecuteSpec filter(
            DatabaseClient.GenericExecuteSpec spec, EntityQuery query, UUID tenant) {
        String text = query.text();
        return spec.bind("tenant", tenant)
                .bind(
                        "types",
                        maybe(query.types() == null ? null : query.types().toArray(String[]::new), String[].class))
                .bind(
                        "healths",
                        maybe(query.health() == null ? null : query.health().toArray(Integer[]::new), Integer[].class))
                .bind("text", maybe(text, String.class))
                .bind("pattern", maybe(text == null ? null : "%" + escaped(text) + "%", String.class));
    }

    private static <T> Parameter maybe(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Entity entity(Readable row) {
        Columns columns = new Columns(row);
        return new Entity(
                columns.uuid("id"),
                columns.text("type"),
                columns.text("name"),
                json.readValue(columns.text("identifiers"), new TypeReference<List<Identifier>>() {}),
                json.readValue(columns.text("attributes"), new TypeReference<Map<String, String>>() {}),
                columns.integer("health"),
                columns.integer("alert_count"),
                columns.instant("first_seen_at"),
                columns.instant("last_seen_at"),
                columns.number("version"));
    }

    private static Known known(Readable row) {
        Columns columns = new Columns(row);
        return new Known(
                new EntityRef(columns.uuid("id"), columns.text("type"), columns.text("name")),
                columns.integer("health"));
    }
}
