package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.sla.ServiceLevels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tickets of all kinds over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets")
@Tag(name = "tickets")
class TicketController {
    private static final String READ_OR_OWN =
            "hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')";
    private static final String WRITE_OR_REQUEST =
            "hasAnyAuthority('" + Permission.TICKET_WRITE + "', '" + Permission.TICKET_REQUEST + "')";
    private static final String WRITE = "hasAuthority('" + Permission.TICKET_WRITE + "')";

    private final TicketSearchRepository search;
    private final CustomFilters custom;
    private final CustomWords words;
    private final Practices practices;
    private final Tickets tickets;
    private final TicketDetails details;
    private final CreateTicket creation;
    private final ChangeTicket changes;
    private final MoveTicket moves;
    private final ServiceLevels levels;
    private final TenantTransaction transaction;

    TicketController(
            TicketSearchRepository search,
            CustomFilters custom,
            CustomWords words,
            Practices practices,
            Tickets tickets,
            TicketDetails details,
            CreateTicket creation,
            ChangeTicket changes,
            MoveTicket moves,
            ServiceLevels levels,
            TenantTransaction transaction) {
        this.search = search;
        this.custom = custom;
        this.words = words;
        this.practices = practices;
        this.tickets = tickets;
        this.details = details;
        this.creation = creation;
        this.changes = changes;
        this.moves = moves;
        this.levels = levels;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(READ_OR_OWN)
    @TicketFilters
    @Operation(
            operationId = "listTickets",
            summary = "Tickets the caller may see; requesters see their own",
            description =
                    "Filters hold several comma-separated words, those by custom fields too:"
                            + " custom.site=seoul,busan, of numbers and dates as ranges, too: custom.cost=10..20. count=estimate counts to 10,000.")
    Mono<Page<TicketItem>> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        var parameters = exchange.getRequest().getQueryParams();
        TicketQuery plain = TicketQuery.from(parameters, caller, practices);
        PageRequest page = PageRequest.from(parameters);
        return custom.add(plain, parameters, caller)
                .flatMap(query -> page(query, Viewer.of(caller), page))
                .as(transaction::run);
    }

    private Mono<Page<TicketItem>> page(TicketQuery query, Viewer viewer, PageRequest page) {
        return search.page(query, viewer, page)
                .map(some -> Page.of(some, page.limit(), ListedTicket::cursor).map(ListedTicket::item))
                .flatMap(items -> completed(items, viewer))
                .flatMap(items -> page.count() == PageRequest.Count.NONE
                        ? Mono.just(items)
                        : search.count(query, viewer, page.count() == PageRequest.Count.EXACT)
                                .map(items::withCount));
    }

    private Mono<Page<TicketItem>> completed(Page<TicketItem> page, Viewer viewer) {
        return levels.of(page.items().stream().map(TicketItem::id).toList(), viewer.seesAll(), tickets.now())
                .flatMap(clocks -> words.shown(page.items(), viewer)
                        .map(fields -> page.map(item -> item.with(clocks.getOrDefault(item.id(), List.of()), fields))));
    }

    @GetMapping("/{idOrNumber}/slas")
    @PreAuthorize(READ_OR_OWN)
    @Operation(
            operationId = "explainTicketSlas",
            summary = "The clocks of a ticket and why they show what they show",
            description = "Intervals counted and not counted, until now and on to the deadline.")
    Mono<TicketSlas> slas(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Instant now = tickets.now();
        Viewer viewer = Viewer.of(caller);
        return tickets.find(idOrNumber, viewer)
                .flatMap(ticket -> levels.explained(ticket.id(), viewer.seesAll(), now))
                .map(clocks -> new TicketSlas(clocks, now))
                .as(transaction::run);
    }

    @GetMapping("/{idOrNumber}")
    @PreAuthorize(READ_OR_OWN)
    @Operation(operationId = "readTicket", summary = "One ticket by id or number; ETag is its version")
    Mono<ResponseEntity<TicketDetail>> read(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> details.of(ticket, caller))
                .as(transaction::run)
                .map(TicketController::answer);
    }

    @PostMapping
    @PreAuthorize(WRITE_OR_REQUEST)
    @ApiResponse(responseCode = "201", description = "Opened; Location and ETag name it")
    @Operation(operationId = "createTicket", summary = "Open a ticket; the caller is its requester")
    Mono<ResponseEntity<TicketDetail>> create(
            @Valid @RequestBody TicketWish wish, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return creation.create(wish, caller)
                .map(ticket -> ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.id()))
                        .eTag(ETags.of(ticket.version()))
                        .body(ticket));
    }

    @PatchMapping("/{idOrNumber}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeTicket",
            summary = "Change fields or the assignee (JSON merge patch); If-Match required",
            description = "Assigning a new ticket makes it assigned. 412 carries what stands now.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = TicketPatch.class))))
    Mono<ResponseEntity<TicketDetail>> change(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return changes.change(idOrNumber, ETags.required(ifMatch), patch, caller)
                .map(TicketController::answer);
    }

    @PostMapping("/{idOrNumber}/transitions")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "transitionTicket",
            summary = "Bring a ticket to another state; If-Match required",
            description =
                    "409 incident-illegal-transition names what is allowed. Who starts work on a ticket that nobody"
                            + " has takes it.")
    Mono<ResponseEntity<TicketDetail>> transition(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TransitionWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return moves.move(idOrNumber, ETags.required(ifMatch), wish, caller).map(TicketController::answer);
    }

    private static ResponseEntity<TicketDetail> answer(TicketDetail ticket) {
        return ResponseEntity.ok().eTag(ETags.of(ticket.version())).body(ticket);
    }
}
