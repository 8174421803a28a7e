package io.bongsu.ticket.search;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The search box over HTTP. */
@RestController
@Tag(name = "search")
class SearchController {
    private static final Set<String> TYPES = Set.of("incident", "request", "problem", "change");
    private static final int LONGEST = 200;

    private final FindTickets tickets;

    SearchController(FindTickets tickets) {
        this.tickets = tickets;
    }

    @GetMapping("/api/v1/search")
    @PreAuthorize("hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')")
    @Operation(
            operationId = "searchTickets",
            summary = "Tickets by number, people, title, description, messages, tags; as one types",
            description =
                    "Korean is found by parts of words. Requesters find their own tickets and what is public on them."
                            + " highlights name ranges of plain text. Of very common words the newest 300 tickets are looked at.")
    Mono<SearchResult> search(
            @Parameter(description = "what was typed, 1 to 200 characters") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(description = "incident, request, problem or change") @RequestParam(required = false) @Nullable
                    String type,
            @Parameter(description = "1 to 50, default 10") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (q == null || q.isBlank() || q.length() > LONGEST || q.indexOf('\0') >= 0) {
            throw Failures.invalid("q", "out-of-range", "q has 1 to " + LONGEST + " characters.");
        }
        if (type != null && !TYPES.contains(type)) {
            throw Failures.invalid("type", "unknown-value", "type is incident, request, problem or change.");
        }
        int most = limit == null ? 10 : limit;
        if (most < 1 || most > 50) {
            throw Failures.invalid("limit", "out-of-range", "limit is 1 to 50.");
        }
        return tickets.find(q, type, most, Viewer.of(caller));
    }
}
