package io.bongsu.ticket.major;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Checklists over HTTP: the tenant's, and the one of a ticket. */
@RestController
@RequestMapping("/api/v1")
class ChecklistController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";

    private final ChecklistRepository checklists;
    private final ChecklistItemRepository items;
    private final TickItem ticking;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    ChecklistController(
            ChecklistRepository checklists,
            ChecklistItemRepository items,
            TickItem ticking,
            Tickets tickets,
            TenantTransaction transaction) {
        this.checklists = checklists;
        this.items = items;
        this.ticking = ticking;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    record Items(List<ChecklistItem> items) {}

    @GetMapping("/ticket-policies/major-incident")
    @PreAuthorize(READ)
    @Tag(name = "ticket policies")
    @Operation(
            operationId = "readMajorChecklist",
            summary = "What is done in every major incident; ETag is the version")
    Mono<ResponseEntity<Checklist>> read() {
        return checklists.current().as(transaction::run).map(ChecklistController::answer);
    }

    @PatchMapping("/ticket-policies/major-incident")
    @PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
    @Tag(name = "ticket policies")
    @Operation(
            operationId = "changeMajorChecklist",
            summary = "Say all that is done, in order; If-Match required",
            description = "Counts for incidents that become major from now on; others keep theirs.")
    Mono<ResponseEntity<Checklist>> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Checklist.Wish wish) {
        return checklists
                .store(wish.items(), ETags.required(ifMatch))
                .switchIfEmpty(checklists.current().flatMap(newer -> Mono.error(Failures.preconditionFailed(newer))))
                .as(transaction::run)
                .map(ChecklistController::answer);
    }

    @GetMapping("/tickets/{idOrNumber}/checklist")
    @PreAuthorize(READ)
    @Tag(name = "tickets")
    @Operation(
            operationId = "listTicketChecklist",
            summary = "The checklist of a major incident; of others it is empty")
    Mono<Items> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> items.of(ticket.id()).collectList())
                .map(Items::new)
                .as(transaction::run);
    }

    @PatchMapping("/tickets/{idOrNumber}/checklist/{itemId}")
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    @Tag(name = "tickets")
    @Operation(operationId = "tickTicketChecklist", summary = "Tick a line off, or not; If-Match is its version")
    Mono<ResponseEntity<ChecklistItem>> tick(
            @PathVariable String idOrNumber,
            @PathVariable UUID itemId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChecklistItem.Wish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return ticking.mark(idOrNumber, itemId, ETags.required(ifMatch), wish.done(), caller)
                .map(item -> ResponseEntity.ok().eTag(ETags.of(item.version())).body(item));
    }

    private static ResponseEntity<Checklist> answer(Checklist checklist) {
        return ResponseEntity.ok().eTag(ETags.of(checklist.version())).body(checklist);
    }
}
