package io.bongsu.ticket.tmf;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.bongsu.ticket.tmf.TmfTicketRepository.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** troubleTicket of TMF621 v5: how it is found and opened. */
@RestController
@RequestMapping(ReadTrouble.BASE + "/troubleTicket")
@Tag(name = "troubleTicket", description = "TM Forum TMF621 v5 façade")
class TroubleTicketController {
    private static final String READ_OR_OWN =
            "hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')";
    private static final String WRITE_OR_REQUEST =
            "hasAnyAuthority('" + Permission.TICKET_WRITE + "', '" + Permission.TICKET_REQUEST + "')";
    private static final int MOST = 200;
    private static final int FARTHEST = 10_000;

    private final Tickets tickets;
    private final TmfTicketRepository rows;
    private final ReadTrouble reading;
    private final WriteTrouble writing;
    private final TenantTransaction transaction;
    private final TroubleFields showing;

    TroubleTicketController(
            Tickets tickets,
            TmfTicketRepository rows,
            ReadTrouble reading,
            WriteTrouble writing,
            TenantTransaction transaction,
            TroubleFields showing) {
        this.tickets = tickets;
        this.rows = rows;
        this.reading = reading;
        this.writing = writing;
        this.transaction = transaction;
        this.showing = showing;
    }

    @GetMapping
    @PreAuthorize(READ_OR_OWN)
    @Operation(
            operationId = "listTroubleTicket",
            summary = "Trouble tickets, the newest first unless sorted; X-Total-Count and X-Result-Count",
            description = "status, severity, priority and ticketType: any of the words, parted by commas; creationDate,"
                    + " lastUpdate and resolutionDate with .gt, .gte, .lt or .lte. All that is said has to hold. A parameter that is"
                    + " not known (before, after and JSONPath filters too) is a 400.",
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "status",
                        schema = @Schema(type = "string"),
                        description = "e.g. pending,held"),
                @Parameter(in = ParameterIn.QUERY, name = "severity", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "priority",
                        schema = @Schema(type = "string"),
                        description = "Critical, High, Medium, Low"),
                @Parameter(in = ParameterIn.QUERY, name = "ticketType", schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "externalIdentifier.id", schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "creationDate.gte",
                        schema = @Schema(type = "string"),
                        description = "and so on"),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "sort",
                        schema = @Schema(type = "string"),
                        description = "creationDate, lastUpdate or priority; - for descending")
            },
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            array =
                                                    @ArraySchema(
                                                            schema = @Schema(implementation = TroubleTicket.class)))))
    Mono<ResponseEntity<List<ObjectNode>>> list(
            @RequestParam(required = false) @Nullable String fields,
            @Parameter(description = "0 to 10,000") @RequestParam(defaultValue = "0") int offset,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Question question = new Question(
                TroubleFilter.of(exchange.getRequest().getQueryParams()),
                bounded("offset", offset, 0, FARTHEST),
                bounded("limit", limit, 1, MOST));
        Viewer viewer = Viewer.of(caller);
        return rows.page(question, viewer)
                .collectList()
                .flatMap(ids -> reading.all(ids, viewer))
                .flatMap(found -> rows.count(question, viewer)
                        .map(total -> ResponseEntity.ok()
                                .header("X-Total-Count", Long.toString(total))
                                .header("X-Result-Count", Integer.toString(found.size()))
                                .body(found.stream()
                                        .map(one -> showing.shown(one, fields))
                                        .toList())))
                .as(transaction::run);
    }

    private static int bounded(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw Failures.invalid(name, "out-of-range", name + " is " + least + " to " + most + ".");
        }
        return value;
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ_OR_OWN)
    @Operation(
            operationId = "retrieveTroubleTicket",
            summary = "One trouble ticket by id or number",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = TroubleTicket.class))))
    Mono<ObjectNode> read(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String fields,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(id, Viewer.of(caller))
                .flatMap(reading::one)
                .as(transaction::run)
                .map(found -> showing.shown(found, fields));
    }

    @PostMapping
    @PreAuthorize(WRITE_OR_REQUEST)
    @Operation(
            operationId = "createTroubleTicket",
            summary = "Open a trouble ticket; the same externalIdentifier twice is a 409",
            responses =
                    @ApiResponse(
                            responseCode = "201",
                            content = @Content(schema = @Schema(implementation = TroubleTicket.class))))
    Mono<ResponseEntity<ObjectNode>> create(
            @Valid @RequestBody TroubleTicketWish wish,
            @RequestParam(required = false) @Nullable String fields,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return writing.create(wish, caller)
                .map(made -> ResponseEntity.created(URI.create(made.href())).body(showing.shown(made, fields)));
    }
}
