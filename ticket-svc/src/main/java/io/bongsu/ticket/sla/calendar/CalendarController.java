package io.bongsu.ticket.sla.calendar;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Head;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Version;
import io.bongsu.ticket.sla.json.Patch;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calendars over HTTP. A change is a new version: "immutable versions with effective date". */
@RestController
@RequestMapping("/api/v1/calendars")
@Tag(name = "slas")
class CalendarController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final CalendarRepository repository;
    private final Calendars calendars;
    private final TenantTransaction transaction;
    private final JsonMapper json;
    private final Clock clock;

    CalendarController(
            CalendarRepository repository,
            Calendars calendars,
            TenantTransaction transaction,
            JsonMapper json,
            Clock clock) {
        this.repository = repository;
        this.calendars = calendars;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listCalendars", summary = "The tenant's calendars, each as it stands")
    Mono<Page<CalendarView>> list() {
        return calendars
                .heads()
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::view)
                .collectList()
                .map(views -> new Page<>(views, null, null))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "readCalendar", summary = "One calendar as it stands; ETag is its version")
    Mono<ResponseEntity<CalendarView>> read(@PathVariable UUID id) {
        return head(id).flatMap(this::view).as(transaction::run).map(CalendarController::answer);
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
        Wish wish = read(body);
        return repository
                .add(wish.name(), wish.definition())
                .flatMap(this::head)
                .flatMap(this::view)
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
        return head(id).flatMap(head -> view(head).flatMap(before -> {
                    if (head.version() != version) {
                        return Mono.error(Failures.preconditionFailed(before));
                    }
                    Wish wish = read(patched(before, patch));
                    return repository
                            .addVersion(head, wish.name(), wish.from(), wish.definition())
                            .filter(stored -> stored)
                            .switchIfEmpty(Mono.error(() -> Failures.preconditionFailed(before)))
                            .flatMap(stored -> head(id))
                            .flatMap(this::view);
                }))
                .as(transaction::run)
                .map(CalendarController::answer);
    }

    private static ResponseEntity<CalendarView> answer(CalendarView view) {
        return ResponseEntity.ok().eTag(ETags.of(view.version())).body(view);
    }

    private Mono<Head> head(UUID id) {
        return calendars
                .heads()
                .flatMapMany(Flux::fromIterable)
                .filter(head -> head.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Failures.notFound("calendar")));
    }

    private Mono<CalendarView> view(Head head) {
        return repository.versions(head.id()).collectList().map(versions -> {
            Version last = versions.stream()
                    .max(java.util.Comparator.comparingLong(Version::number))
                    .orElseThrow();
            JsonNode definition = json.readTree(last.definition());
            return new CalendarView(
                    head.id(),
                    head.name(),
                    definition.get("zone").asString(),
                    definition.get("weekly"),
                    definition.get("exceptions"),
                    last.effectiveFrom(),
                    head.version());
        });
    }

    private ObjectNode patched(CalendarView before, JsonNode patch) {
        ObjectNode wanted = json.createObjectNode().put("name", before.name()).put("zone", before.zone());
        wanted.set("weekly", before.weekly());
        wanted.set("exceptions", before.exceptions());
        return Patch.applied(wanted, patch);
    }

    private record Wish(String name, Instant from, String definition) {}

    private Wish read(JsonNode body) {
        Spot spot = Spot.body(body);
        Set<String> fields = new HashSet<>(CalendarDefinition.FIELDS);
        fields.addAll(Set.of("name", "effectiveFrom"));
        Optional<CalendarDefinition> definition = CalendarDefinition.read(spot, fields);
        Optional<String> name = spot.field("name").text("not-a-name", "1 to 100 characters.", CalendarController::name);
        Instant now = clock.instant();
        Instant from = spot.field("effectiveFrom").isAbsent() ? now : from(spot.field("effectiveFrom"), now);
        spot.done(); // nothing wrong: then there is a definition
        ObjectNode kept = json.createObjectNode();
        kept.put("zone", definition.orElseThrow().zone().getId());
        kept.set("weekly", spot.field("weekly").isAbsent() ? json.createObjectNode() : body.get("weekly"));
        kept.set("exceptions", spot.field("exceptions").isAbsent() ? json.createArrayNode() : body.get("exceptions"));
        return new Wish(name.orElseThrow(), from, json.writeValueAsString(kept));
    }

    private static String name(String text) {
        if (text.isBlank() || !text.matches("[^\\p{Cc}]{1,100}")) {
            throw new IllegalArgumentException(text);
        }
        return text.strip();
    }

    /** What has been counted stays counted. */
    private static Instant from(Spot spot, Instant now) {
        Instant from = spot.text("not-an-instant", "An instant.", text -> Words.instant(Words.instant(text)))
                .orElse(now);
        if (from.isBefore(now.minusSeconds(60))) {
            spot.wrong(
                    "in-the-past", "A new version is in force from now on or later: what was counted stays counted.");
        }
        return from;
    }
}
