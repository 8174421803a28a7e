package io.bongsu.ticket.exchange;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.TicketPages.Filter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All tickets as a file that can be brought in again. */
@RestController
@Tag(name = "exchange")
class ExportController {
    private final ExportTickets export;
    private final Practices practices;

    ExportController(ExportTickets export, Practices practices) {
        this.export = export;
        this.practices = practices;
    }

    @GetMapping(path = "/api/v1/tickets:export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(
            operationId = "exportTickets",
            summary = "All tickets with their messages, internal notes too, one as JSON on each line (NDJSON)",
            description = "In the order of their ids; what changes meanwhile may be in it or not. Attachments are not.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_NDJSON_VALUE,
                            schema = @Schema(implementation = TicketLine.class)))
    Mono<ResponseEntity<Flux<DataBuffer>>> export(
            @Parameter(description = "incident, request, problem, change; several separated by commas")
                    @RequestParam(required = false)
                    @Nullable
                    String type,
            @Parameter(description = "new, active, hold, done, closed, cancelled; several separated by commas")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @Parameter(description = "Only what was changed at that time or later, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant updatedFrom) {
        List<String> categories =
                Arrays.stream(Category.values()).map(Category::word).toList();
        Filter filter = new Filter(
                words("type", type, practices.types()),
                words("category", category, categories),
                updatedFrom == null ? Instant.EPOCH : updatedFrom);
        return Mono.just(ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, fileName())
                .body(export.all(filter).map(DefaultDataBufferFactory.sharedInstance::wrap)));
    }

    private static String fileName() {
        return ContentDisposition.attachment()
                .filename("tickets.ndjson")
                .build()
                .toString();
    }

    private static List<String> words(String name, @Nullable String text, List<String> known) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> words =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (!known.containsAll(words)) {
            throw Failures.invalid(name, "unknown-value", name + " is one of: " + String.join(", ", known) + ".");
        }
        return words;
    }
}
