package io.bongsu.topology.map;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.topology.relation.RelationProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Maps, bounded so that a browser can draw them. */
@RestController
@Tag(name = "maps", description = "Entities and relations as a picture")
class MapController {
    static final int MOST_NODES = 3_000;
    private static final int MOST_EDGES = 10_000;
    private static final MapSummary ALL = new MapSummary("all", "All entities");

    private final MapRepository maps;
    private final TenantTransaction transaction;
    private final RelationProperties relations;
    private final Clock clock;

    MapController(MapRepository maps, TenantTransaction transaction, RelationProperties relations, Clock clock) {
        this.maps = maps;
        this.transaction = transaction;
        this.relations = relations;
        this.clock = clock;
    }

    record MapSummary(String id, String name) {}

    @GetMapping("/api/v1/maps")
    @PreAuthorize("hasAuthority('" + Permission.ENTITY_READ + "')")
    @Operation(operationId = "listMaps", summary = "Which maps there are")
    Mono<Page<MapSummary>> listMaps() {
        return Mono.just(new Page<>(List.of(ALL), null, null));
    }

    @GetMapping("/api/v1/maps/{id}")
    @PreAuthorize("hasAuthority('" + Permission.ENTITY_READ + "')")
    @Operation(operationId = "getMap", summary = "A map with nodes and edges, the worst 3,000 entities at most")
    Mono<EntityMap> getMap(@PathVariable String id) {
        if (!id.equals(ALL.id())) {
            return Mono.error(Failures.notFound("map"));
        }
        Instant aliveSince = clock.instant().minus(relations.validity());
        return transaction.run(maps.nodes(MOST_NODES)
                .collectList()
                .flatMap(nodes -> maps.edges(ids(nodes), aliveSince, MOST_EDGES)
                        .collectList()
                        .flatMap(edges -> maps.total().map(total -> map(nodes, edges, total)))));
    }

    private static UUID[] ids(List<EntityMap.Node> nodes) {
        return nodes.stream().map(EntityMap.Node::id).toArray(UUID[]::new);
    }

    private static EntityMap map(List<EntityMap.Node> nodes, List<EntityMap.Edge> edges, long total) {
        boolean truncated = total > nodes.size() || edges.size() == MOST_EDGES;
        return new EntityMap(ALL.id(), ALL.name(), nodes, edges, truncated, total);
    }
}
