package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Head;
import io.bongsu.ticket.sla.clock.CalendarVersions;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.json.Spot;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Which open hours does a calendar of the tenant have? Compiled once per version. Call it inside a transaction of the tenant. */
@Component
public class Calendars {
    private final CalendarRepository calendars;
    private final JsonMapper json;
    private final Map<Key, Compiled> compiled = new ConcurrentHashMap<>();

    Calendars(CalendarRepository calendars, JsonMapper json) {
        this.calendars = calendars;
        this.json = json;
    }

    private record Key(UUID tenant, UUID calendar) {}

    /** A calendar ready to count with. */
    public record Compiled(UUID id, String name, long version, ZoneId zone, OpenTime open) {}

    /** All of the tenant's; the ones every tenant has are made when there are none. */
    public Mono<Map<UUID, Compiled>> all() {
        return heads().flatMap(heads -> Tenant.current()
                .flatMap(tenant -> Flux.fromIterable(heads)
                        .concatMap(head -> compiled(tenant, head))
                        .collect(Collectors.toMap(Compiled::id, found -> found))));
    }

    Mono<List<Head>> heads() {
        return calendars
                .heads()
                .collectList()
                .flatMap(heads -> heads.isEmpty()
                        ? calendars
                                .addDefaults(DefaultCalendars.all(json))
                                .then(Mono.defer(() -> calendars.heads().collectList()))
                        : Mono.just(heads));
    }

    private Mono<Compiled> compiled(Tenant tenant, Head head) {
        Key key = new Key(tenant.id(), head.id());
        Compiled known = compiled.get(key);
        if (known != null && known.version() == head.version() && known.name().equals(head.name())) {
            return Mono.just(known);
        }
        return calendars
                .versions(head.id())
                .collectList()
                .map(versions -> compile(head, versions))
                .doOnNext(fresh -> compiled.put(key, fresh));
    }

    private Compiled compile(Head head, List<CalendarRepository.Version> versions) {
        List<CalendarVersions.Version> inForce = versions.stream()
                .map(version -> new CalendarVersions.Version(
                        version.effectiveFrom().toEpochMilli(),
                        definition(version.definition()).compiled()))
                .toList();
        ZoneId zone = definition(versions.getLast().definition()).zone();
        return new Compiled(head.id(), head.name(), head.version(), zone, new OpenTime(new CalendarVersions(inForce)));
    }

    /** What was accepted once is read again. */
    private CalendarDefinition definition(String text) {
        return CalendarDefinition.read(Spot.body(json.readTree(text)), CalendarDefinition.FIELDS)
                .orElseThrow(() -> new IllegalStateException("a stored calendar cannot be read"));
    }
}
