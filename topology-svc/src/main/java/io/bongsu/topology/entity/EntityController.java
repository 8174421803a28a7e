package io.bongsu.topology.entity;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What exists. */
@RestController
@Tag(name = "entities", description = "What exists: hosts, services, databases, queues, budgets")
class EntityController {
    private final EntityRepository entities;
    private final TenantTransaction transaction;

    EntityController(EntityRepository entities, TenantTransaction transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/entities")
    @PreAuthorize("hasAuthority('" + Permission.ENTITY_READ + "')")
    @Operation(operationId = "listEntities", summary = "Entities by name, or the worst first")
    @Parameter(name = "limit", description = "1 to 200, 50 unless told")
    @Parameter(name = "after", description = "next of the page before")
    @Parameter(name = "count", description = "none, estimate or exact")
    Mono<Page<Entity>> listEntities(
            @Parameter(description = "types, separated by commas") @RequestParam(required = false) @Nullable
                    String type,
            @Parameter(description = "0 to 5, separated by commas") @RequestParam(required = false) @Nullable
                    String health,
            @Parameter(description = "part of the name, or a whole identifier")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "name or -health") @RequestParam(required = false) @Nullable String sort,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        EntityQuery asked = EntityQuery.of(type, health, q, sort);
        Mono<Page<Entity>> items =
                entities.list(asked, page).collectList().map(rows -> Page.of(rows, page.limit(), asked.sort()::cursor));
        // counting is as cheap as estimating at the number of entities a tenant has
        return transaction.run(
                page.count() == PageRequest.Count.NONE
                        ? items
                        : items.flatMap(found -> entities.count(asked).map(found::withCount)));
    }

    @GetMapping("/api/v1/entities/{id}")
    @PreAuthorize("hasAuthority('" + Permission.ENTITY_READ + "')")
    @Operation(operationId = "getEntity", summary = "One entity")
    Mono<ResponseEntity<Entity>> getEntity(@PathVariable UUID id) {
        return transaction
                .run(entities.find(id))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("entity")))
                .map(entity ->
                        ResponseEntity.ok().eTag(ETags.of(entity.version())).body(entity));
    }
}
