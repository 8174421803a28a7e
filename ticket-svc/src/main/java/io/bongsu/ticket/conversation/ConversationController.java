package io.bongsu.ticket.conversation;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.History;
import io.bongsu.ticket.history.TimelineItem;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Messages and timeline over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}")
@Tag(name = "tickets")
class ConversationController {
    private final AddMessage messages;
    private final Tickets tickets;
    private final History history;
    private final TenantTransaction transaction;

    ConversationController(AddMessage messages, Tickets tickets, History history, TenantTransaction transaction) {
        this.messages = messages;
        this.tickets = tickets;
        this.history = history;
        this.transaction = transaction;
    }

    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyAuthority('" + Permission.TICKET_WRITE + "', '" + Permission.TICKET_REQUEST + "')")
    @Operation(
            operationId = "addTicketMessage",
            summary = "Public reply or internal note; requesters write publicly on their own tickets")
    Mono<TimelineItem> add(
            @PathVariable String idOrNumber,
            @Valid @RequestBody MessageWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return messages.add(idOrNumber, wish, caller);
    }

    @GetMapping("/timeline")
    @PreAuthorize("hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')")
    @Operation(
            operationId = "readTicketTimeline",
            summary = "Messages, changes and facts, oldest first; requesters see what is public")
    Mono<Page<TimelineItem>> timeline(
            @PathVariable String idOrNumber,
            @Parameter(description = "1 to 200, default 50") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String after,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        PageRequest page = PageRequest.from(exchange.getRequest().getQueryParams());
        UUID last = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        Viewer viewer = Viewer.of(caller);
        return tickets.find(idOrNumber, viewer)
                .flatMap(ticket -> history.page(ticket.id(), !viewer.seesAll(), last, page.limit() + 1)
                        .collectList())
                .map(some -> Page.of(some, page.limit(), item -> List.of(item.id())))
                .as(transaction::run);
    }
}
