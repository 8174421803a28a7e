package io.bongsu.collector.targets;

import io.bongsu.collector.targets.TryTarget.Trial;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/targets")
@Tag(name = "Targets", description = "What exposes metrics as Prometheus does and is asked by the collector")
class TargetController {
    /** Who may make us ask somebody is who may let telemetry in. */
    private static final String MAY_WRITE = "hasAuthority('" + Permission.INGEST_KEY_WRITE + "')";

    private static final String MAY_READ = "hasAuthority('" + Permission.TELEMETRY_READ + "')";

    private final Targets targets;
    private final TryTarget trials;

    TargetController(Targets targets, TryTarget trials) {
        this.targets = targets;
        this.trials = trials;
    }

    @GetMapping
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "listTargets", summary = "Targets with their last visit, newest first")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = "string"))
    Mono<Page<TargetView>> listTargets(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        return targets.page(PageRequest.from(query));
    }

    @PostMapping
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "createTarget",
            summary = "Ask a target from now on",
            responses = {
                @ApiResponse(responseCode = "201", description = "Asked within seconds"),
                @ApiResponse(responseCode = "409", description = "There is one with this job and url"),
                @ApiResponse(responseCode = "422", description = "The address is not asked")
            })
    Mono<ResponseEntity<TargetView>> createTarget(@RequestBody TargetDraft draft) {
        return targets.create(draft)
                .map(target -> ResponseEntity.created(URI.create("/api/v1/targets/" + target.id()))
                        .eTag(ETags.of(target.version()))
                        .body(target));
    }

    /** Nothing is stored; that it is down is an answer. */
    @PostMapping("/try")
    @PreAuthorize(MAY_WRITE)
    @Operation(operationId = "tryTarget", summary = "Ask a target once and tell what it exposes")
    Mono<Trial> tryTarget(
            @Parameter(
                            description =
                                    "A target whose credential is shown when the draft has none and is at the same address")
                    @RequestParam(name = "as", required = false)
                    @Nullable
                    UUID as,
            @RequestBody TargetDraft draft) {
        return trials.ask(draft, Optional.ofNullable(as));
    }

    @GetMapping("/{id}")
    @PreAuthorize(MAY_READ)
    @Operation(operationId = "getTarget", summary = "A target")
    Mono<ResponseEntity<TargetView>> getTarget(@PathVariable UUID id) {
        return targets.get(id).map(TargetController::answer);
    }

    @PatchMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @Operation(
            operationId = "changeTarget",
            summary = "Change a target (JSON merge patch)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = TargetDraft.class))))
    Mono<ResponseEntity<TargetView>> changeTarget(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return targets.change(id, ETags.required(ifMatch), patch).map(TargetController::answer);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(MAY_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTarget", summary = "Ask it no more; what it told stays")
    Mono<Void> deleteTarget(
            @PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return targets.delete(id, ETags.required(ifMatch));
    }

    private static ResponseEntity<TargetView> answer(TargetView target) {
        return ResponseEntity.ok().eTag(ETags.of(target.version())).body(target);
    }
}
