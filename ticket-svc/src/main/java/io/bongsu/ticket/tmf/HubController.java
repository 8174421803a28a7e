package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.webhook.Hubs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** hub of TMF621 v5: a webhook that speaks TM Forum's events. It is seen and sent again in the webhooks page like any other. */
@RestController
@RequestMapping(ReadTrouble.BASE + "/hub")
@PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
@Tag(name = "events subscription", description = "TM Forum TMF621 v5 façade")
class HubController {
    private static final String QUERY = "eventType=";
    private static final Map<String, List<String>> EVENTS = Map.of(
            "TroubleTicketCreateEvent", List.of("ticket.opened"),
            "TroubleTicketAttributeValueChangeEvent", List.of("ticket.changed"),
            "TroubleTicketStatusChangeEvent", List.of("ticket.changed"),
            "TroubleTicketResolvedEvent", List.of("ticket.resolved"));

    private final Hubs hubs;

    HubController(Hubs hubs) {
        this.hubs = hubs;
    }

    /** @param query empty for everything, or {@code eventType=TroubleTicketCreateEvent} and the like */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HubWish(
            @NotBlank @Size(max = 2000) String callback,
            @Nullable @Size(max = 200) String query) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hub(
            @JsonProperty("@type") String type,
            String id,
            String callback,
            @Nullable String query) {}

    @PostMapping
    @Operation(operationId = "createHub", summary = "Have trouble ticket events sent to an address")
    Mono<ResponseEntity<Hub>> create(@Valid @RequestBody HubWish wish) {
        String query = wish.query() == null ? "" : wish.query().strip();
        return hubs.create(wish.callback(), query.isEmpty() ? "TMF621 hub" : query, events(query), TmfEventBody.FORMAT)
                .map(made -> ResponseEntity.created(URI.create(ReadTrouble.BASE + "/hub/" + made.id()))
                        .body(hub(made)));
    }

    private static List<String> events(String query) {
        if (query.isEmpty()) {
            return List.of("ticket.changed", "ticket.opened", "ticket.resolved");
        }
        List<String> events = query.startsWith(QUERY) ? EVENTS.get(query.substring(QUERY.length())) : null;
        if (events == null) {
            throw Failures.invalid(
                    "/query",
                    "unknown-value",
                    "query is empty, or eventType= and one of: "
                            + String.join(
                                    ", ", EVENTS.keySet().stream().sorted().toList()) + ".");
        }
        return events;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "hubGet", summary = "A subscription")
    Mono<Hub> read(@PathVariable UUID id) {
        return hubs.find(id, TmfEventBody.FORMAT).map(HubController::hub);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "hubDelete", summary = "End a subscription")
    Mono<Void> delete(@PathVariable UUID id) {
        return hubs.delete(id, TmfEventBody.FORMAT);
    }

    private static Hub hub(Hubs.Subscription made) {
        return new Hub(
                "Hub", made.id().toString(), made.callback(), made.name().startsWith(QUERY) ? made.name() : null);
    }
}
