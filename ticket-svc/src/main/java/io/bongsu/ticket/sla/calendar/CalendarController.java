package io.bongsu.ticket.sla.calendar;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Calendars over HTTP. A change is a new version: "immutable versions with effective date". */
@RestController
@RequestMapping("/api/v1/calendars")
@Tag(name = "slas")
class CalendarController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final CalendarRepository repository;
    private final CalendarEdits edits;
    private final ChangeCalendar changes;
    private final TenantTransaction transaction;
    private final CalendarWatch watch;

    CalendarController(
            CalendarRepository repository,
            CalendarEdits edits,
            ChangeCalendar changes,
            TenantTransaction transaction,
            CalendarWatch watch) {
        this.repository = repository;
        this.edits = edits;
        this.changes = changes;
        this.transaction = transaction;
        this.watch = watch;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listCalendars", summary = "The tenant's calendars, each as it stands")
    Mono<Page<CalendarView>> list() {
        return edits.heads()
                .flatMapMany(Flux::fromIterable)
                .concatMap(edits::view)
                .collectList()
                .map(views -> new Page<>(views, null, null))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "readCalendar", summary = "One calendar as it stands; ETag is its version")
    Mono<ResponseEntity<CalendarView>> read(@PathVariable UUID id) {
        return edits.head(id).flatMap(edits::view).as(transaction::run).map(CalendarController::answer);
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "createCalendar",
            summary = "Add a calendar: name, zone, weekly hours and exceptions",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CalendarWish.class))))
    Mono<ResponseEntity<CalendarView>> create(@RequestBody JsonNode body) {
        CalendarEdits.Wish wish = edits.read(body);
        return repository
                .add(wish.name(), wish.definition())
                .flatMap(edits::head)
                .flatMap(edits::view)
                .as(transaction::run)
                .map(view -> ResponseEntity.created(URI.create("/api/v1/calendars/" + view.id()))
                        .eTag(ETags.of(view.version()))
                        .body(view));
    }

    @PatchMapping("/{id}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeCalendar",
            summary = "A new version (JSON merge patch) from effectiveFrom on, now unless said; If-Match required",
            description = "Deadlines of running clocks follow at once; finished verdicts stay.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CalendarWish.class))))
    Mono<ResponseEntity<CalendarView>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        long version = ETags.required(ifMatch);
        return changes.apply(id, version, patch)
                .as(transaction::run)
                .doOnSuccess(changed -> watch.changed())
                .map(CalendarController::answer);
    }

    private static ResponseEntity<CalendarView> answer(CalendarView view) {
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }
}
