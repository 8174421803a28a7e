package io.bongsu.ticket.similar;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Similar tickets over HTTP. */
@RestController
@PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
@Tag(name = "tickets")
class SimilarController {
    private static final int USUAL = 5;
    private static final int MOST = 20;

    private final FindSimilar similar;

    SimilarController(FindSimilar similar) {
        this.similar = similar;
    }

    @GetMapping("/api/v1/tickets/{idOrNumber}/similar")
    @Operation(
            operationId = "findSimilarTickets",
            summary = "Tickets like this one, by which words, and the queue and assignee they suggest",
            description =
                    "By the tenant's own words: rare ones weigh more. Suggestions come from the ten most similar tickets"
                            + " and say how many of them agree; null when they do not. Merged tickets are left out.")
    Mono<Similar> similar(
            @PathVariable String idOrNumber,
            @Parameter(description = "1 to 20, default 5") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return similar.to(idOrNumber, Viewer.of(caller), checked(limit));
    }

    @PostMapping("/api/v1/tickets:suggest")
    @Operation(
            operationId = "suggestForTicket",
            summary = "The same for a ticket that is being written; nothing is kept")
    Mono<Similar> suggest(
            @Valid @RequestBody SuggestWish wish,
            @Parameter(description = "1 to 20, default 5") @RequestParam(required = false) @Nullable Integer limit) {
        return similar.to(wish.text(), checked(limit));
    }

    private static int checked(@Nullable Integer limit) {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            throw Failures.invalid("limit", "out-of-range", "limit is 1 to " + MOST + ".");
        }
        return most;
    }
}
