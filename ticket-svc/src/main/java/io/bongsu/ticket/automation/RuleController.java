package io.bongsu.ticket.automation;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Triggers, macros and schedulers over HTTP. */
@RestController
@RequestMapping("/api/v1/automation/{kind}")
@Tag(name = "automation")
class RuleController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final KeepRules rules;
    private final DryRun trial;
    private final RunRepository runs;
    private final TenantTransaction transaction;

    RuleController(KeepRules rules, DryRun trial, RunRepository runs, TenantTransaction transaction) {
        this.rules = rules;
        this.trial = trial;
        this.runs = runs;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(
            operationId = "listAutomation",
            summary = "Triggers, macros or schedulers, in the order in which they are asked")
    Mono<Page<RuleView>> list(@PathVariable String kind) {
        return rules.all(kind(kind))
                .map(all -> new Page<>(all.stream().map(rules::view).toList(), null, null));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "readAutomation", summary = "One of them; ETag is its version")
    Mono<ResponseEntity<RuleView>> read(@PathVariable String kind, @PathVariable UUID id) {
        return rules.one(kind(kind), id).map(this::answer);
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "createAutomation",
            summary = "Add a trigger, macro or scheduler",
            description = "422 invalid-condition says line and column of what is wrong with the condition.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RuleWish.class))))
    Mono<ResponseEntity<RuleView>> create(
            @PathVariable String kind,
            @RequestBody JsonNode body,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return rules.create(kind(kind), body, caller)
                .map(rule -> ResponseEntity.created(URI.create("/api/v1/automation/" + kind + "/" + rule.id()))
                        .eTag(ETags.of(1))
                        .body(rules.view(rule)));
    }

    @PatchMapping("/{id}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeAutomation",
            summary = "Change it (JSON merge patch); If-Match required",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RuleWish.class))))
    Mono<ResponseEntity<RuleView>> change(
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return rules.change(kind(kind), id, ETags.required(ifMatch), patch, caller)
                .map(this::answer);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteAutomation", summary = "Remove it; If-Match required")
    Mono<Void> delete(
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rules.delete(kind(kind), id, ETags.required(ifMatch));
    }

    @PostMapping("/dry-run")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "dryRunTrigger",
            summary = "What would this trigger have done to past tickets? Nothing is changed",
            description = "Looks at what happened to the 200 tickets that were updated last.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = RuleWish.class))))
    Mono<DryRunView> dryRun(@PathVariable String kind, @RequestBody JsonNode body) {
        Rule.Kind known = kind(kind);
        if (known != Rule.Kind.TRIGGER) {
            throw Failures.notFound("dry run of " + kind);
        }
        return rules.read(new UUID(0, 0), known, body, 1).flatMap(trial::of);
    }

    @GetMapping("/{id}/runs")
    @PreAuthorize(READ)
    @Operation(operationId = "listAutomationRuns", summary = "What it did lately, newest first; kept for 30 days")
    Mono<Page<RunView>> runs(@PathVariable String kind, @PathVariable UUID id) {
        return rules.one(kind(kind), id)
                .flatMap(rule -> runs.latest(rule.id()).as(transaction::run))
                .map(latest -> new Page<>(latest, null, null));
    }

    private static Rule.Kind kind(String word) {
        return Arrays.stream(Rule.Kind.values())
                .filter(kind -> word.equals(kind.word() + "s"))
                .findFirst()
                .orElseThrow(() -> Failures.notFound("kind of automation; there are triggers, macros and schedulers"));
    }

    private ResponseEntity<RuleView> answer(Rule rule) {
        return ResponseEntity.ok().eTag(ETags.of(rule.version())).body(rules.view(rule));
    }
}
