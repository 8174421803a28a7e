package io.bongsu.ticket.webhook;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Webhooks over HTTP. */
@RestController
@RequestMapping("/api/v1/webhooks")
@PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
@Tag(name = "webhooks", description = "Standard Webhooks 1.0.0 with CloudEvents 1.0 bodies")
class WebhookController {
    private static final List<String> STATES = List.of("waiting", "delivered", "failed");

    private final Webhooks webhooks;
    private final WebhookRepository rows;
    private final DeliveryRepository deliveries;
    private final TenantTransaction transaction;

    WebhookController(
            Webhooks webhooks, WebhookRepository rows, DeliveryRepository deliveries, TenantTransaction transaction) {
        this.webhooks = webhooks;
        this.rows = rows;
        this.deliveries = deliveries;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listWebhooks", summary = "Webhooks of the tenant, the oldest first")
    Mono<Page<WebhookView>> list() {
        return rows.all()
                .map(WebhookView::of)
                .collectList()
                .map(all -> new Page<>(all, null, null))
                .as(transaction::run);
    }

    @PostMapping
    @Operation(
            operationId = "createWebhook",
            summary = "Have what happens to tickets told to an address",
            description =
                    "A secret (v1) is in this answer only, a public key (v1a) in every one. Addresses of this machine, of private networks and of"
                            + " clouds' metadata are refused unless the operator allows them.")
    Mono<ResponseEntity<WebhookView>> create(@Valid @RequestBody WebhookWish wish) {
        return webhooks.create(wish, Webhook.CLOUD_EVENTS)
                .map(made -> ResponseEntity.created(
                                URI.create("/api/v1/webhooks/" + made.webhook().id()))
                        .eTag(ETags.of(made.webhook().version()))
                        .body(WebhookView.of(made)));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readWebhook", summary = "One webhook; ETag is its version")
    Mono<ResponseEntity<WebhookView>> read(@PathVariable UUID id) {
        return rows.find(id)
                .switchIfEmpty(Webhooks.missing())
                .as(transaction::run)
                .map(found -> answer(found, WebhookView.of(found)));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changeWebhook",
            summary = "Change it, pause it, have it go on (JSON merge patch); If-Match required",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = WebhookWish.class))))
    Mono<ResponseEntity<WebhookView>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return webhooks.change(id, ETags.required(ifMatch), patch)
                .map(changed -> answer(changed, WebhookView.of(changed)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWebhook", summary = "Delete it with what it was told; If-Match required")
    Mono<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return webhooks.delete(id, ETags.required(ifMatch));
    }

    @PostMapping("/{id}/secret")
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "A new secret or pair of keys; for 24 hours both sign; If-Match required",
            description = "A secret is in this answer only, a public key in every one.")
    Mono<ResponseEntity<WebhookView>> rotate(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return webhooks.rotate(id, ETags.required(ifMatch))
                .map(rotated -> answer(rotated.webhook(), WebhookView.of(rotated)));
    }

    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "testWebhook", summary = "Send something harmless, also while it hears of nothing else")
    Mono<DeliveryView> test(@PathVariable UUID id) {
        return webhooks.test(id).map(DeliveryView::of);
    }

    @GetMapping("/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "What it was told, newest first")
    Mono<Page<DeliveryView>> deliveries(
            @PathVariable UUID id,
            @Parameter(description = "waiting, delivered or failed") @RequestParam(required = false) @Nullable
                    String state,
            @Parameter(description = "1 to 200, default 50") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String after,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        if (state != null && !STATES.contains(state)) {
            throw Failures.invalid("state", "unknown-value", "state is one of: " + String.join(", ", STATES) + ".");
        }
        PageRequest page = PageRequest.from(exchange.getRequest().getQueryParams());
        UUID last = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        return rows.find(id)
                .switchIfEmpty(Webhooks.missing())
                .flatMap(webhook ->
                        deliveries.page(id, state, last, page.limit() + 1).collectList())
                .map(some -> Page.of(some, page.limit(), one -> List.of(one.id())))
                .map(some -> some.map(DeliveryView::of))
                .as(transaction::run);
    }

    @PostMapping("/{id}/deliveries/{delivery}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "replayWebhookDelivery", summary = "Send it again, with the same webhook-id")
    Mono<DeliveryView> replay(@PathVariable UUID id, @PathVariable UUID delivery) {
        return webhooks.again(id, delivery).map(DeliveryView::of);
    }

    /** @param since failed ones that were queued at that time or later are sent again */
    record ReplayWish(@NotNull Instant since) {}

    /** @param queued how many are sent again */
    record Replayed(long queued) {}

    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(operationId = "replayWebhook", summary = "Send everything again that failed since a time")
    Mono<Replayed> replayFailed(@PathVariable UUID id, @Valid @RequestBody ReplayWish wish) {
        return webhooks.failedAgain(id, wish.since()).map(Replayed::new);
    }

    private static ResponseEntity<WebhookView> answer(Webhook webhook, WebhookView view) {
        return ResponseEntity.ok().eTag(ETags.of(webhook.version())).body(view);
    }
}
