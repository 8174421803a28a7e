package io.bongsu.ticket.view;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.bongsu.platform.web.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
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

/** Saved views over HTTP. */
@RestController
@RequestMapping("/api/v1/ticket-views")
@PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
@Tag(name = "ticket-views")
class ViewController {
    private final Views views;
    private final MergePatch patches;
    private final Validator validator;

    ViewController(Views views, MergePatch patches, Validator validator) {
        this.views = views;
        this.patches = patches;
        this.validator = validator;
    }

    @GetMapping
    @Operation(
            operationId = "listTicketViews",
            summary = "Built-in, own and shared views with their counters",
            description = "Counters are kept, not counted: they are exact. null: the view has not been counted yet.")
    Mono<Page<ViewItem>> list(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.all(caller).map(all -> new Page<>(all, null, null));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readTicketView", summary = "One saved view; ETag is its version")
    Mono<ResponseEntity<ViewItem>> read(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.read(id, caller).map(ViewController::answer);
    }

    @PostMapping
    @ApiResponse(responseCode = "201", description = "Kept; its counter follows within seconds")
    @Operation(operationId = "createTicketView", summary = "Keep a view")
    Mono<ResponseEntity<ViewItem>> create(
            @Valid @RequestBody ViewWish wish, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.create(wish, caller)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/ticket-views/" + view.id()))
                        .eTag(ETags.of(view.version()))
                        .body(view));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "changeTicketView",
            summary = "Change a view (JSON merge patch); If-Match required",
            description = "Shared views are changed by their owner and by administrators.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = ViewWish.class))))
    Mono<ResponseEntity<ViewItem>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.change(id, ETags.required(ifMatch), before -> patched(before, patch), caller)
                .map(ViewController::answer);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteTicketView", summary = "Forget a view; If-Match required")
    Mono<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return views.delete(id, ETags.required(ifMatch), caller);
    }

    private ViewWish patched(ViewWish before, JsonNode patch) {
        ViewWish wish = patches.apply(before, patch, ViewWish.class, ViewWish.FIELDS);
        List<Violation> errors = validator.validate(wish).stream()
                .map(error -> new Violation(
                        "/"
                                + error.getPropertyPath()
                                        .toString()
                                        .replaceAll("\\[.*", "")
                                        .replace('.', '/'),
                        "invalid",
                        error.getMessage()))
                .toList();
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return wish;
    }

    private static ResponseEntity<ViewItem> answer(ViewItem view) {
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }
}
