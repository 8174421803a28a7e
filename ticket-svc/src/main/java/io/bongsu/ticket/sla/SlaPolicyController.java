package io.bongsu.ticket.sla;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.json.Patch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is promised, over HTTP. A change counts for tickets opened after it and, by their mode, for clocks that run. */
@RestController
@RequestMapping("/api/v1/slas")
@Tag(name = "slas")
class SlaPolicyController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final SlaPolicyRepository policies;
    private final Calendars calendars;
    private final Conditions conditions;
    private final TenantTransaction transaction;
    private final JsonMapper json;
    private final PolicyRematch rematch;

    SlaPolicyController(
            SlaPolicyRepository policies,
            Calendars calendars,
            Conditions conditions,
            TenantTransaction transaction,
            JsonMapper json,
            PolicyRematch rematch) {
        this.policies = policies;
        this.calendars = calendars;
        this.conditions = conditions;
        this.transaction = transaction;
        this.json = json;
        this.rematch = rematch;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listSlas", summary = "The policies in order: the first that matches counts, per metric")
    Mono<Page<SlaPolicyView>> list() {
        return policies.all()
                .map(all -> new Page<>(all.stream().map(this::view).toList(), null, null))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "readSla", summary = "One policy; ETag is its version")
    Mono<ResponseEntity<SlaPolicyView>> read(@PathVariable UUID id) {
        return find(id).as(transaction::run).map(this::answer);
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "createSla",
            summary = "Add a policy",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SlaPolicyWish.class))))
    Mono<ResponseEntity<SlaPolicyView>> create(@RequestBody JsonNode body) {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        return policies.all() // the defaults stay beside it
                .then(calendars.all())
                .map(known -> PolicyDefinition.read(id, body, known.keySet(), conditions, 1))
                .flatMap(policy -> policies.insert(policy).then(rematch.ask()).thenReturn(policy))
                .as(transaction::run)
                .doOnNext(policy -> rematch.begin())
                .map(policy -> ResponseEntity.created(URI.create("/api/v1/slas/" + id))
                        .eTag(ETags.of(1))
                        .body(view(policy)));
    }

    @PatchMapping("/{id}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeSla",
            summary = "Change a policy (JSON merge patch); If-Match required",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SlaPolicyWish.class))))
    Mono<ResponseEntity<SlaPolicyView>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        long version = ETags.required(ifMatch);
        return find(id).flatMap(before -> before.version() != version
                        ? Mono.<SlaPolicy>error(Failures.preconditionFailed(view(before)))
                        : calendars
                                .all()
                                .flatMap(known -> stored(
                                        before,
                                        PolicyDefinition.read(
                                                id, patched(before, patch), known.keySet(), conditions, version))))
                .as(transaction::run)
                .doOnNext(policy -> rematch.begin())
                .map(this::answer);
    }

    private Mono<SlaPolicy> stored(SlaPolicy before, SlaPolicy wanted) {
        return policies.update(wanted)
                .filter(updated -> updated)
                .switchIfEmpty(Mono.error(() -> Failures.preconditionFailed(view(before))))
                .flatMap(updated -> rematch.ask())
                .then(Mono.defer(() -> find(wanted.id())));
    }

    private Mono<SlaPolicy> find(UUID id) {
        return policies.all()
                .flatMapMany(Flux::fromIterable)
                .filter(policy -> policy.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Failures.notFound("sla")));
    }

    private ObjectNode patched(SlaPolicy before, JsonNode patch) {
        return Patch.applied(PolicyDefinition.written(before, json), patch);
    }

    private SlaPolicyView view(SlaPolicy policy) {
        return SlaPolicyView.of(policy, PolicyDefinition.written(policy, json));
    }

    private ResponseEntity<SlaPolicyView> answer(SlaPolicy policy) {
        return ResponseEntity.ok().eTag(ETags.of(policy.version())).body(view(policy));
    }
}
