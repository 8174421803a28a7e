package io.bongsu.billing.budget;

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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
@RequestMapping("/api/v1/budgets")
@Tag(name = "budgets", description = "What may be spent in a month, and when to tell")
class BudgetController {
    private static final String READ = "hasAuthority('" + Permission.COST_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.BUDGET_WRITE + "')";

    private final KeepBudgets budgets;

    BudgetController(KeepBudgets budgets) {
        this.budgets = budgets;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listBudgets", summary = "Budgets with how they stand, oldest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, usually 50")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "next of the page before")
    Mono<Page<BudgetView>> listBudgets(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        return budgets.list(page)
                .map(rows -> Page.of(
                        rows, page.limit(), last -> List.of(last.budget().id())))
                .map(rows -> rows.map(BudgetView::of));
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @Operation(operationId = "createBudget", summary = "A new budget; thresholds already reached are told at once")
    @ApiResponse(responseCode = "201", description = "Created; follow Location")
    Mono<ResponseEntity<BudgetView>> createBudget(@RequestBody BudgetRequest request) {
        return budgets.create(request).map(standing -> {
            BudgetView view = BudgetView.of(standing);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .location(URI.create("/api/v1/budgets/" + view.id()))
                    .eTag(ETags.of(view.version()))
                    .body(view);
        });
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "getBudget", summary = "One budget with how it stands")
    Mono<ResponseEntity<BudgetView>> getBudget(@PathVariable UUID id) {
        return budgets.find(id).map(BudgetController::answer);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeBudget",
            summary = "Change a budget (JSON merge patch)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/merge-patch+json",
                                            schema = @Schema(implementation = BudgetRequest.class))))
    Mono<ResponseEntity<BudgetView>> changeBudget(
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return budgets.change(id, ETags.required(ifMatch), patch).map(BudgetController::answer);
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteBudget", summary = "Delete a budget and what it told")
    Mono<Void> deleteBudget(
            @PathVariable UUID id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return budgets.delete(id, ETags.required(ifMatch));
    }

    private static ResponseEntity<BudgetView> answer(BudgetStanding standing) {
        BudgetView view = BudgetView.of(standing);
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }
}
