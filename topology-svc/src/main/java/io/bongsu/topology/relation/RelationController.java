package io.bongsu.topology.relation;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Who depends on whom. */
@RestController
@Tag(name = "relations", description = "Who depends on whom, and who says so")
class RelationController {
    private final RelationRepository relations;
    private final TenantTransaction transaction;
    private final RelationProperties properties;
    private final Clock clock;

    RelationController(
            RelationRepository relations, TenantTransaction transaction, RelationProperties properties, Clock clock) {
        this.relations = relations;
        this.transaction = transaction;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping("/api/v1/relations")
    @PreAuthorize("hasAuthority('" + Permission.ENTITY_READ + "')")
    @Operation(operationId = "listRelations", summary = "Relations, of one entity or all")
    @Parameter(name = "limit", description = "1 to 200, 50 unless told")
    @Parameter(name = "after", description = "next of the page before")
    Mono<Page<Relation>> listRelations(
            @Parameter(description = "relations from or to this entity") @RequestParam(required = false) @Nullable
                    UUID entityId,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        return transaction.run(relations
                .list(entityId, page, clock.instant().minus(properties.validity()))
                .collectList()
                .map(rows -> Page.of(rows, page.limit(), relation -> List.of(relation.id()))));
    }
}
