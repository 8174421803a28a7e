package io.bongsu.event.situation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.access.Permission;
import io.bongsu.event.alert.AlertView;
import io.bongsu.event.alert.AlertsOf;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/situations")
@Tag(name = "situations")
class SituationController {
    private static final int MOST_ALERTS = 200;

    private final SituationRepository situations;
    private final RequestIncident requestIncident;
    private final AlertsOf alerts;
    private final Decisions decisions;
    private final TenantTransaction transaction;

    SituationController(
            SituationRepository situations,
            RequestIncident requestIncident,
            AlertsOf alerts,
            Decisions decisions,
            TenantTransaction transaction) {
        this.situations = situations;
        this.requestIncident = requestIncident;
        this.alerts = alerts;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    /** The entity most probably at fault, and why; null while nobody knows. */
    record ProbableCause(UUID entityId, double confidence, List<String> evidence) {}

    record SituationView(
            UUID id,
            @Schema(allowableValues = {"open", "closed"}) String state,
            int severity,
            String title,
            EntityRef entity,
            int alertCount,
            @Nullable ProbableCause probableCause,
            @Nullable UUID ticketId,
            @Nullable String ticketNumber,
            Instant openedAt,
            @Nullable Instant closedAt,
            int version) {
        static SituationView of(Situation situation) {
            return new SituationView(
                    situation.id(),
                    situation.state() == Situation.State.CLOSED ? "closed" : "open",
                    situation.severity(),
                    situation.title(),
                    situation.entity(),
                    situation.alertCount(),
                    null,
                    situation.ticketId(),
                    situation.ticketNumber(),
                    situation.openedAt(),
                    situation.closedAt(),
                    situation.version());
        }
    }

    /** One step of the situation's story. {@code alertId} is null when it is about the situation itself. */
    record TimelineEntry(
            Instant at,
            String kind,
            String outcome,
            String text,
            String actor,
            @Nullable UUID alertId) {
        static TimelineEntry of(Decision decision) {
            return new TimelineEntry(
                    decision.at(),
                    decision.step(),
                    decision.outcome(),
                    decision.reason(),
                    decision.actor(),
                    decision.alertId());
        }
    }

    /** A situation with its first 200 alerts, open and worse ones first, and its story. */
    record SituationDetail(
            @JsonUnwrapped SituationView situation, List<AlertView> alerts, List<TimelineEntry> timeline) {}

    /** The request was passed on; {@code ticketId} is set when there is an incident already. */
    record TicketRequested(
            UUID situationId,
            @Nullable UUID ticketId,
            @Nullable String ticketNumber) {}

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.SITUATION_READ + "')")
    @Operation(operationId = "listSituations", summary = "Situations, newest first")
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"open", "closed"}))
    @Parameter(name = "entityId", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"))
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
    Mono<Page<SituationView>> listSituations(@Parameter(hidden = true) ServerWebExchange exchange) {
        var query = exchange.getRequest().getQueryParams();
        return situations
                .page(SituationSearch.from(query), PageRequest.from(query))
                .map(page -> page.map(SituationView::of))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('" + Permission.SITUATION_READ + "')")
    @Operation(operationId = "getSituation", summary = "A situation, its alerts and its story")
    Mono<ResponseEntity<SituationDetail>> getSituation(@PathVariable UUID id) {
        return situations
                .find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("situation")))
                .flatMap(this::detail)
                .as(transaction::run);
    }

    @PostMapping("/{id}/ticket")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAuthority('" + Permission.SITUATION_WRITE + "')")
    @Operation(
            operationId = "requestTicket",
            summary = "Ask for the incident of this situation, whatever the policy says")
    Mono<TicketRequested> requestTicket(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return requestIncident
                .of(id, caller)
                .map(found -> new TicketRequested(found.id(), found.ticketId(), found.ticketNumber()))
                .as(transaction::run);
    }

    private Mono<ResponseEntity<SituationDetail>> detail(Situation situation) {
        return Mono.zip(
                        alerts.situation(situation.id(), MOST_ALERTS).collectList(),
                        decisions
                                .ofSituation(situation.id())
                                .map(TimelineEntry::of)
                                .collectList())
                .map(parts -> ResponseEntity.ok()
                        .eTag(ETags.of(situation.version()))
                        .body(new SituationDetail(SituationView.of(situation), parts.getT1(), parts.getT2())));
    }
}
