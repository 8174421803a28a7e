package io.bongsu.ticket.link;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Merging, taking apart and splitting over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}")
@Tag(name = "tickets")
class MergeController {
    private static final String WRITE = "hasAuthority('" + Permission.TICKET_WRITE + "')";

    private final MergeTickets merging;
    private final MergeRepository merges;
    private final SplitTicket splitting;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    MergeController(
            MergeTickets merging,
            MergeRepository merges,
            SplitTicket splitting,
            Tickets tickets,
            TenantTransaction transaction) {
        this.merging = merging;
        this.merges = merges;
        this.splitting = splitting;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    /** A ticket named, with its version for the next write. */
    record NamedTicket(UUID id, String number, String title, long version) {
        static NamedTicket of(Ticket ticket) {
            return new NamedTicket(
                    ticket.id(), ticket.number(), ticket.content().title(), ticket.version());
        }
    }

    record MergedTickets(List<MergeView.Named> items) {}

    @PostMapping("/merge/preview")
    @PreAuthorize(WRITE)
    @Operation(operationId = "previewTicketMerge", summary = "What merging these tickets into this one would do")
    Mono<MergeView> preview(
            @PathVariable String idOrNumber,
            @Valid @RequestBody MergeWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return merging.preview(idOrNumber, wish, caller);
    }

    @PostMapping("/merge")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "mergeTickets",
            summary = "Merge tickets into this one; If-Match is the version of this one",
            description = "All or none: 409 ticket-merge-refused names each that cannot be. Undone by unmerge.")
    Mono<ResponseEntity<MergeView>> merge(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MergeWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return merging.merge(idOrNumber, ETags.required(ifMatch), wish, caller)
                .map(view -> ResponseEntity.ok().eTag(ETags.of(view.version())).body(view));
    }

    @GetMapping("/merged")
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(operationId = "listMergedTickets", summary = "The tickets this one speaks for")
    Mono<MergedTickets> merged(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> merges.mergedInto(ticket.id()).collectList())
                .map(MergedTickets::new)
                .as(transaction::run);
    }

    @PostMapping("/unmerge")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "unmergeTicket",
            summary = "Let a merged ticket speak for itself again; If-Match is its own version")
    Mono<ResponseEntity<NamedTicket>> unmerge(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return merging.unmerge(idOrNumber, ETags.required(ifMatch), caller)
                .map(ticket ->
                        ResponseEntity.ok().eTag(ETags.of(ticket.version())).body(NamedTicket.of(ticket)));
    }

    @PostMapping("/split")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "splitTicket",
            summary = "Make a message a ticket of its own",
            description = "The new ticket relates to this one; its clocks start now. The message stays here, too.")
    Mono<ResponseEntity<NamedTicket>> split(
            @PathVariable String idOrNumber,
            @Valid @RequestBody SplitWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return splitting
                .split(idOrNumber, wish, caller)
                .map(ticket -> ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.id()))
                        .eTag(ETags.of(ticket.version()))
                        .body(NamedTicket.of(ticket)));
    }
}
