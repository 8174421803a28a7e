package io.bongsu.event.rule;

import io.bongsu.contracts.access.Permission;
import io.bongsu.event.rule.Rule.Origin;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "rules")
class RuleController {
    private final RuleRepository rules;
    private final ChangeRules changes;
    private final DefaultRules defaults;
    private final TenantTransaction transaction;

    RuleController(RuleRepository rules, ChangeRules changes, DefaultRules defaults, TenantTransaction transaction) {
        this.rules = rules;
        this.changes = changes;
        this.defaults = defaults;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.RULE_READ + "')")
    @Operation(operationId = "listRules", summary = "Rules, oldest first; the first time the default rules are made")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"none", "estimate", "exact"}))
    Mono<Page<RuleView>> listRules(@Parameter(hidden = true) ServerWebExchange exchange) {
        PageRequest page = PageRequest.from(exchange.getRequest().getQueryParams());
        return defaults.give()
                .then(rules.page(page))
                .map(found -> found.map(RuleView::of))
                .as(transaction::run);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('" + Permission.RULE_WRITE + "')")
    @Operation(
            operationId = "createRule",
            summary = "Watch something",
            responses = @ApiResponse(responseCode = "201", description = "Watched from now on"),
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RuleDraft.class))))
    Mono<ResponseEntity<RuleView>> createRule(@RequestBody JsonNode body) {
        RuleDraft draft = RuleReader.read(body);
        return changes.create(draft, Origin.USER)
                .map(rule -> ResponseEntity.created(URI.create("/api/v1/rules/" + rule.id()))
                        .eTag(ETags.of(rule.version()))
                        .body(RuleView.of(rule)))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('" + Permission.RULE_READ + "')")
    @Operation(operationId = "getRule", summary = "A rule")
    Mono<ResponseEntity<RuleView>> getRule(@PathVariable UUID id) {
        return rules.find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("rule")))
                .map(RuleController::answer)
                .as(transaction::run);
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasAuthority('" + Permission.RULE_WRITE + "')")
    @Operation(
            operationId = "changeRule",
            summary = "Change a rule (JSON merge patch); what it said before is judged anew",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RuleDraft.class))))
    Mono<ResponseEntity<RuleView>> changeRule(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        long version = ETags.required(ifMatch);
        return changes.change(id, version, patch).map(RuleController::answer).as(transaction::run);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + Permission.RULE_WRITE + "')")
    @Operation(operationId = "deleteRule", summary = "Watch it no more; its open alerts are resolved")
    Mono<Void> deleteRule(
            @PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        long version = ETags.required(ifMatch);
        return changes.delete(id, version).as(transaction::run);
    }

    private static ResponseEntity<RuleView> answer(Rule rule) {
        return ResponseEntity.ok().eTag(ETags.of(rule.version())).body(RuleView.of(rule));
    }
}
