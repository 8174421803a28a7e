package io.bongsu.ticket.exchange;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of tickets over HTTP. Who brings in a past writes under other people's names: administrators only. */
@RestController
@Tag(name = "exchange", description = "Tickets in and out as lines of JSON")
class ImportController {
    private static final String ADMINISTRATE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final Imports imports;
    private final ImportRepository rows;
    private final TenantTransaction transaction;

    ImportController(Imports imports, ImportRepository rows, TenantTransaction transaction) {
        this.imports = imports;
        this.rows = rows;
        this.transaction = transaction;
    }

    @PostMapping(path = "/api/v1/tickets:import", consumes = MediaType.APPLICATION_NDJSON_VALUE)
    @PreAuthorize(ADMINISTRATE)
    @Operation(
            operationId = "importTickets",
            summary = "Bring in tickets with their messages, one as JSON on each line (NDJSON)",
            description =
                    "Answers when the file is received; follow Location for progress and for what is wrong with which"
                            + " line. A line is brought in whole or not at all; the others go on. A ticket whose"
                            + " externalIdentifier is known is left as it is, so the same file may be sent again."
                            + " Nothing is told of each ticket: no facts, no webhooks.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                                            schema = @Schema(implementation = TicketLine.class))))
    @ApiResponse(responseCode = "202", description = "Received; the import runs, follow Location")
    Mono<ResponseEntity<ImportView>> receive(
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.CONTENT_LENGTH, required = false) @Nullable
                    Long length,
            @org.springframework.web.bind.annotation.RequestBody(required = false) Flux<DataBuffer> body,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return imports.receive(body, length, caller)
                .map(accepted -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/ticket-imports/" + accepted.id()))
                        .body(ImportView.of(accepted, List.of())));
    }

    @GetMapping("/api/v1/ticket-imports")
    @PreAuthorize(ADMINISTRATE)
    @Operation(operationId = "listTicketImports", summary = "Imports, newest first, without their errors")
    Mono<Page<ImportView>> list(
            @Parameter(description = "1 to 200, default 50") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String after,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        PageRequest page = PageRequest.from(exchange.getRequest().getQueryParams());
        UUID last = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        return rows.newest(last, page.limit() + 1)
                .collectList()
                .map(some -> Page.of(some, page.limit(), one -> List.of(one.id())))
                .map(some -> some.map(one -> ImportView.of(one, List.of())))
                .as(transaction::run);
    }

    @GetMapping("/api/v1/ticket-imports/{id}")
    @PreAuthorize(ADMINISTRATE)
    @Operation(operationId = "readTicketImport", summary = "How an import is going, and what is wrong with which line")
    Mono<ImportView> read(@PathVariable UUID id) {
        return rows.find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("import")))
                .flatMap(found -> rows.errors(id).collectList().map(errors -> ImportView.of(found, errors)))
                .as(transaction::run);
    }
}
