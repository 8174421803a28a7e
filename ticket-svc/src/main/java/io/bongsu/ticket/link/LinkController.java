package io.bongsu.ticket.link;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Links of a ticket over HTTP; for those who work on tickets, because the other end may be anybody's. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/links")
@Tag(name = "tickets")
class LinkController {
    private final LinkTickets linking;
    private final LinkRepository links;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    LinkController(LinkTickets linking, LinkRepository links, Tickets tickets, TenantTransaction transaction) {
        this.linking = linking;
        this.links = links;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    record Links(List<Link> items) {}

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(operationId = "listTicketLinks", summary = "Links of a ticket, whichever end said them")
    Mono<Links> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> links.of(ticket.id()).collectList())
                .map(Links::new)
                .as(transaction::run);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    @Operation(
            operationId = "linkTicket",
            summary = "Link a ticket to another, or to an alert, situation, trace or entity",
            description =
                    "409 when it would lead back to the ticket, when it exists, or when there is a parent already.")
    Mono<Link> link(
            @PathVariable String idOrNumber,
            @Valid @RequestBody LinkWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return linking.link(idOrNumber, wish, caller);
    }

    @DeleteMapping("/{linkId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    @Operation(operationId = "unlinkTicket", summary = "Take a link away, from either end")
    Mono<Void> unlink(
            @PathVariable String idOrNumber,
            @PathVariable UUID linkId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return linking.unlink(idOrNumber, linkId, caller);
    }
}
