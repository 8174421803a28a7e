package io.bongsu.event.alert;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bongsu.contracts.access.Permission;
import io.bongsu.event.decision.Decision;
import io.bongsu.event.decision.Decisions;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/alerts")
@Tag(name = "alerts")
class AlertController {
    private final Alerts alerts;
    private final AlertRepository repository;
    private final AlertSearchRepository search;
    private final Decisions decisions;
    private final TenantTransaction transaction;

    AlertController(
            Alerts alerts,
            AlertRepository repository,
            AlertSearchRepository search,
            Decisions decisions,
            TenantTransaction transaction) {
        this.alerts = alerts;
        this.repository = repository;
        this.search = search;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    /** Why the alert is as it is, one step a row. */
    record Step(Instant at, String step, String outcome, String reason, String actor) {
        static Step of(Decision decision) {
            return new Step(decision.at(), decision.step(), decision.outcome(), decision.reason(), decision.actor());
        }
    }

    /** An alert with its trace. */
    record AlertDetail(@JsonUnwrapped AlertView alert, List<Step> decisions) {}

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.ALERT_READ + "')")
    @Operation(operationId = "listAlerts", summary = "Alerts, newest first")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "pending, firing, acknowledged, resolved; several with commas",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "1 to 5; several with commas",
            schema = @Schema(type = "string"))
    @Parameter(name = "entityId", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"))
    @Parameter(name = "situationId", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"))
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
    Mono<Page<AlertView>> listAlerts(@Parameter(hidden = true) ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return search.page(AlertSearch.from(query), PageRequest.from(query)).as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('" + Permission.ALERT_READ + "')")
    @Operation(operationId = "getAlert", summary = "An alert and why it is as it is")
    Mono<ResponseEntity<AlertDetail>> getAlert(@PathVariable UUID id) {
        return repository
                .find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("alert")))
                .flatMap(this::detail)
                .as(transaction::run);
    }

    @PostMapping("/{id}/acknowledge")
    @PreAuthorize("hasAuthority('" + Permission.ALERT_WRITE + "')")
    @Operation(operationId = "acknowledgeAlert", summary = "Take an alert on; again is the same as once")
    Mono<ResponseEntity<AlertDetail>> acknowledgeAlert(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return alerts.acknowledge(id, new Person(caller.id(), caller.name()))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("alert")))
                .filter(alert -> alert.state() == AlertState.ACKNOWLEDGED)
                .switchIfEmpty(Mono.defer(() -> repository.find(id))
                        .flatMap(alert -> Mono.error(new AlertFailure.NotFiring(alert.state()))))
                .flatMap(this::detail)
                .as(transaction::run);
    }

    private Mono<ResponseEntity<AlertDetail>> detail(Alert alert) {
        return decisions
                .ofAlert(alert.id())
                .map(Step::of)
                .collectList()
                .map(steps -> ResponseEntity.ok()
                        .eTag(ETags.of(alert.version()))
                        .body(new AlertDetail(AlertView.of(alert), steps)));
    }
}
