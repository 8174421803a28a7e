package io.bongsu.ticket.sla;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** "Before an SLA edit is saved, the list of tickets whose verdict would change." Nothing is written. */
@RestController
@RequestMapping("/api/v1/slas")
@Tag(name = "slas")
class PolicyPreviewController {
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final PolicyPreviews previews;
    private final TenantTransaction transaction;

    PolicyPreviewController(PolicyPreviews previews, TenantTransaction transaction) {
        this.previews = previews;
        this.transaction = transaction;
    }

    @PostMapping("/preview")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "previewSla",
            summary = "Which clocks would move if the policy were added (the body of createSla)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SlaPolicyWish.class))))
    Mono<ClockPreview> previewNew(@RequestBody JsonNode body) {
        return previews.ofNew(body).as(transaction::run);
    }

    @PostMapping("/{id}/preview")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "previewSlaChange",
            summary = "Which clocks would move if the policy were changed so (the body of changeSla)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SlaPolicyWish.class))))
    Mono<ClockPreview> preview(@PathVariable UUID id, @RequestBody JsonNode patch) {
        return previews.ofChange(id, patch).as(transaction::run);
    }
}
