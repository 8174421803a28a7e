package io.bongsu.topology.entity;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntityObserved;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
            SELECT :tenant, id, min(type), min(name), min(at), max(at)
              FROM unnest(:ids::uuid[], :types::text[], :names::text[], :times::timestamptz[]) AS seen (id, type, name, at)
             GROUP BY id ORDER BY id
            ON CONFLICT (tenant_id, id) DO UPDATE
               SET first_seen_at = least(entity.first_seen_at, excluded.first_seen_at),
                   last_seen_at = greatest(entity.last_seen_at, excluded.last_seen_at)
            RETURNING id, (xmax = 0) AS appeared""";

    private static final String CLAIM = """
            INSERT INTO observation AS o (tenant_id, entity_id, source, name, attributes, observed_at)
            SELECT DISTINCT ON (entity, source) :tenant, entity, source, name, attributes::jsonb, at
              FROM unnest(:entities::uuid[], :sources::text[], :names::text[], :attributes::text[], :times::timestamptz[])
                   AS said (entity, source, name, attributes, at)
             ORDER BY entity, source, at DESC, name DESC, attributes::jsonb DESC
            ON CONFLICT (tenant_id, entity_id, source) DO UPDATE
               SET name = excluded.name, attributes = excluded.attributes, observed_at = excluded.observed_at
             WHERE (excluded.observed_at, excluded.name, excluded.attributes) > (o.observed_at, o.name, o.attributes)
            RETURNING entity_id""";
    /** The newest claim wins, attribute by attribute; of two as new the later source in the alphabet. */
    private static final String DESCRIBE = """
            UPDATE entity e SET name = claimed.name, attributes = claimed.attributes
              FROM (SELECT o.entity_id, (array_agg(o.name ORDER BY o.observed_at DESC, o.source DESC))[1] AS name,
                           (SELECT coalesce(jsonb_object_agg(a.key, a.value ORDER BY s.observed_at, s.source), '{}')
                              FROM observation s, jsonb_each(s.attributes) a
                             WHERE s.tenant_id = :tenant AND s.entity_id = o.entity_id) AS attributes
                      FROM observation o WHERE o.tenant_id = :tenant AND o.entity_id = ANY(:entities)
                     GROUP BY o.entity_id) AS claimed
             WHERE e.tenant_id = :tenant AND e.id = claimed.entity_id
               AND (e.name, e.attributes) IS DISTINCT FROM (claimed.name, claimed.attributes)
            RETURNING e.id""";

    private static final String IDENTIFY = """
            INSERT INTO entity_identifier AS i (tenant_id, entity_id, kind, value, source, first_seen_at, last_seen_at)
            SELECT :tenant, entity, kind, value, min(source), min(at), max(at)
              FROM unnest(:entities::uuid[], :kinds::text[], :values::text[], :sources::text[], :times::timestamptz[])
                   AS seen (entity, kind, value, source, at)
             GROUP BY entity, kind, value ORDER BY entity, kind, value
            ON CONFLICT (tenant_id, entity_id, kind, value) DO UPDATE
               SET first_seen_at = least(i.first_seen_at, excluded.first_seen_at),
                   last_seen_at = greatest(i.last_seen_at, excluded.last_seen_at)
            RETURNING entity_id, (xmax = 0) AS added""";
    private static final String CHANGED = """
            UPDATE entity SET version = version + 1 WHERE tenant_id = :tenant AND id = ANY(:ids)
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
    Flux<UUID> see(List<Seen> seen) {
        return tenant().flatMapMany(tenant -> database.sql(SEE)
                .bind("tenant", tenant)
                .bind("ids", seen.stream().map(one -> one.entity().id()).toArray(UUID[]::new))
                .bind("types", texts(seen, one -> one.entity().type()))
                .bind("names", texts(seen, one -> one.entity().name()))
                .bind("times", seen.stream().map(Seen::at).toArray(Instant[]::new))
                .map(row -> flagged(row, "id", "appeared"))
                .all()
                .<UUID>handle((appeared, sink) -> appeared.ifPresent(sink::next)));
    }

    /** The entities of which a claim is newer than what the same source said before. */
    Flux<UUID> claim(List<EntityObserved> said) {
        return tenant().flatMapMany(tenant -> database.sql(CLAIM)
                .bind("tenant", tenant)
                .bind("entities", said.stream().map(one -> one.entity().id()).toArray(UUID[]::new))
                .bind("sources", texts(said, EntityObserved::source))
                .bind("names", texts(said, one -> one.entity().name()))
                .bind("attributes", texts(said, one -> json.writeValueAsString(one.attributes())))
                .bind("times", said.stream().map(EntityObserved::observedAt).toArray(Instant[]::new))
                .map(row -> new Columns(row).uuid("entity_id"))
                .all());
    }

    /** Those of them that look different afterwards. */
    Flux<UUID> describe(List<UUID> ids) {
        return tenant().flatMapMany(tenant -> database.sql(DESCRIBE)
                .bind("tenant", tenant)
                .bind("entities", ids.toArray(UUID[]::new))
                .map(row -> new Columns(row).uuid("id"))
                .all());
    }

    /** The entities that have a new identifier. */
    Flux<UUID> identify(List<EntityObserved> said) {
        List<Identified> all = said.stream()
                .flatMap(one -> one.identifiers().stream().map(identifier -> new Identified(one, identifier)))
                .toList();
        return tenant().flatMapMany(tenant -> database.sql(IDENTIFY)
                .bind("tenant", tenant)
                .bind(
                        "entities",
                        all.stream().map(one -> one.by().entity().id()).toArray(UUID[]::new))
                .bind("kinds", texts(all, one -> one.identifier().kind()))
                .bind("values", texts(all, one -> one.identifier().value()))
                .bind("sources", texts(all, one -> one.by().source()))
                .bind("times", all.stream().map(one -> one.by().observedAt()).toArray(Instant[]::new))
                .map(row -> flagged(row, "entity_id", "added"))
                .all()
                .<UUID>handle((added, sink) -> added.ifPresent(sink::next)));
    }

    private record Identified(EntityObserved by, Identifier identifier) {}

    Flux<Known> changed(Set<UUID> ids) {
        return tenant().flatMapMany(tenant -> database.sql(CHANGED)
                .bind("tenant", tenant)
                .bind("ids", ids.toArray(UUID[]::new))
                .map(EntityRepository::known)
                .all());
    }

    private static Optional<UUID> flagged(Readable row, String id, String flag) {
        Columns columns = new Columns(row);
        return columns.flag(flag) ? Optional.of(columns.uuid(id)) : Optional.empty();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
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
