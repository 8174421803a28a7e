package io.bongsu.topology.relation;

import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Relations and their evidence. */
@Repository
class RelationRepository {
    private static final String COLUMNS = """
            SELECT r.id, r.type, r.from_id, r.to_id, r.valid_from,
                   CASE WHEN r.last_seen_at < :aliveSince THEN r.last_seen_at END AS valid_to,
                   (SELECT coalesce(json_agg(json_build_object('source', v.source, 'firstSeenAt', v.first_seen_at,
                           'lastSeenAt', v.last_seen_at, 'confidence', v.confidence) ORDER BY v.source), '[]')
                      FROM relation_evidence v WHERE v.tenant_id = r.tenant_id AND v.relation_id = r.id)::text AS evidence
              FROM relation r WHERE r.tenant_id = :tenant AND r.id > :after""";
    private static final String LIST = COLUMNS + " ORDER BY r.id LIMIT :limit";
    private static final String LIST_OF =
            COLUMNS + " AND (r.from_id = :entity OR r.to_id = :entity) ORDER BY r.id LIMIT :limit";
    private static final String SEE = """
            INSERT INTO relation AS r (tenant_id, id, type, from_id, to_id, valid_from, last_seen_at)
            SELECT :tenant, id, type, from_id, to_id, min(at), max(at)
              FROM unnest(:ids::uuid[], :types::text[], :froms::uuid[], :tos::uuid[], :times::timestamptz[])
                   AS seen (id, type, from_id, to_id, at)
             GROUP BY id, type, from_id, to_id ORDER BY id
            ON CONFLICT (tenant_id, id) DO UPDATE
               SET valid_from = least(r.valid_from, excluded.valid_from),
                   last_seen_at = greatest(r.last_seen_at, excluded.last_seen_at)
            RETURNING id, (xmax = 0) AS added""";
    private static final String PROVE = """
            INSERT INTO relation_evidence AS v (tenant_id, relation_id, source, confidence, first_seen_at, last_seen_at)
            SELECT :tenant, id, source, :confidence, min(at), max(at)
              FROM unnest(:ids::uuid[], :sources::text[], :times::timestamptz[]) AS seen (id, source, at)
             GROUP BY id, source ORDER BY id, source
            ON CONFLICT (tenant_id, relation_id, source) DO UPDATE
               SET first_seen_at = least(v.first_seen_at, excluded.first_seen_at),
                   last_seen_at = greatest(v.last_seen_at, excluded.last_seen_at),
                   confidence = greatest(v.confidence, excluded.confidence)""";
    private static final UUID FIRST = new UUID(0, 0);

    private final DatabaseClient database;
    private final JsonMapper json;

    RelationRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Flux<Relation> list(@Nullable UUID entity, PageRequest page, Instant aliveSince) {
        return Tenant.current().flatMapMany(tenant -> {
            DatabaseClient.GenericExecuteSpec spec = database.sql(entity == null ? LIST : LIST_OF)
                    .bind("tenant", tenant.id())
                    .bind("aliveSince", aliveSince)
                    .bind("after", page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(FIRST))
                    .bind("limit", page.limit() + 1);
            return (entity == null ? spec : spec.bind("entity", entity))
                    .map(this::relation)
                    .all();
        });
    }

    /** Remembers that these were seen, in one order for everybody; the ids of those that nobody had seen before. */
    Flux<UUID> see(List<Claim> claims, double confidence) {
        return Tenant.current().flatMapMany(tenant -> {
            UUID[] ids =
                    claims.stream().map(claim -> id(tenant, claim.relation())).toArray(UUID[]::new);
            Instant[] times = claims.stream().map(Claim::at).toArray(Instant[]::new);
            Flux<Optional<UUID>> added = database.sql(SEE)
                    .bind("tenant", tenant.id())
                    .bind("ids", ids)
                    .bind(
                            "types",
                            claims.stream()
                                    .map(claim -> claim.relation().type())
                                    .toArray(String[]::new))
                    .bind(
                            "froms",
                            claims.stream()
                                    .map(claim -> claim.relation().from().id())
                                    .toArray(UUID[]::new))
                    .bind(
                            "tos",
                            claims.stream()
                                    .map(claim -> claim.relation().to().id())
                                    .toArray(UUID[]::new))
                    .bind("times", times)
                    .map(row -> new Columns(row).flag("added")
                            ? Optional.of(new Columns(row).uuid("id"))
                            : Optional.<UUID>empty())
                    .all();
            Mono<Void> prove = database.sql(PROVE)
                    .bind("tenant", tenant.id())
                    .bind("ids", ids)
                    .bind("sources", claims.stream().map(Claim::source).toArray(String[]::new))
                    .bind("confidence", confidence)
                    .bind("times", times)
                    .then();
            return added.collectList()
                    .delayUntil(_ -> prove)
                    .flatMapIterable(
                            all -> all.stream().flatMap(Optional::stream).toList());
        });
    }

    /** The same relation has the same id for everybody. */
    static UUID id(Tenant tenant, RelationObserved relation) {
        return EntityId.of(
                tenant.id(),
                "relation:" + relation.type(),
                relation.from().id() + " " + relation.to().id());
    }

    private Relation relation(Readable row) {
        Columns columns = new Columns(row);
        return new Relation(
                columns.uuid("id"),
                columns.text("type"),
                columns.uuid("from_id"),
                columns.uuid("to_id"),
                json.readValue(columns.text("evidence"), new TypeReference<List<Relation.Evidence>>() {}),
                columns.instant("valid_from"),
                columns.instantOrNull("valid_to"));
    }
}
