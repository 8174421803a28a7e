package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.problem.Failures;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Head;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Version;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.json.Patch;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.Words;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a calendar is and what it would be after a change that somebody wishes. Call it inside a transaction of the tenant. */
@Component
public class CalendarEdits {
    private final CalendarRepository repository;
    private final Calendars calendars;
    private final JsonMapper json;
    private final Clock clock;

    CalendarEdits(CalendarRepository repository, Calendars calendars, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.calendars = calendars;
        this.json = json;
        this.clock = clock;
    }

    Mono<Head> head(UUID id) {
        return heads().flatMapMany(Flux::fromIterable)
                .filter(head -> head.id().equals(id))
                .next()
                .switchIfEmpty(Mono.error(() -> Failures.notFound("calendar")));
    }

    Mono<CalendarView> view(Head head) {
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

    /** From when it is in force unless said: now, or when the version it changes will be. */
    Wish changed(CalendarView before, JsonNode patch) {
        ObjectNode wanted = json.createObjectNode().put("name", before.name()).put("zone", before.zone());
        wanted.set("weekly", before.weekly());
        wanted.set("exceptions", before.exceptions());
        if (before.effectiveFrom().isAfter(clock.instant())) {
            wanted.put("effectiveFrom", before.effectiveFrom().toString());
        }
        return read(Patch.applied(wanted, patch));
    }

    /** The open hours as they would be after the change. */
    public Mono<OpenTime> wouldBe(UUID id, JsonNode patch) {
        return head(id).flatMap(head -> view(head)
                .map(before -> changed(before, patch))
                .flatMap(wish -> repository.versions(id).collectList().map(versions -> {
                    versions.add(new Version(head.version() + 1, wish.from(), wish.definition()));
                    return calendars.open(versions);
                })));
    }

    Mono<List<Head>> heads() {
        return calendars.heads();
    }

    record Wish(String name, Instant from, String definition) {}

    Wish read(JsonNode body) {
        Spot spot = Spot.body(body);
        Set<String> fields = new HashSet<>(CalendarDefinition.FIELDS);
        fields.addAll(Set.of("name", "effectiveFrom"));
        Optional<CalendarDefinition> definition = CalendarDefinition.read(spot, fields);
        Optional<String> name = spot.field("name").text("not-a-name", "1 to 100 characters.", CalendarEdits::name);
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
