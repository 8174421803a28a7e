package io.bongsu.ticket.sla.calendar;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Head;
import io.bongsu.ticket.sla.calendar.CalendarRepository.Version;
import io.bongsu.ticket.sla.clock.CalendarVersions;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.json.Spot;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
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

    /** All of the tenant's; those that every tenant has are made when they are missing. */
    public Mono<Map<UUID, Compiled>> all() {
        return heads().flatMap(heads -> Tenant.current()
                .flatMap(tenant -> Flux.fromIterable(heads)
                        .concatMap(head -> compiled(tenant, head))
                        .collect(Collectors.toMap(Compiled::id, found -> found))));
    }

    /** Whatever was made first: policies that every tenant has count by the defaults. */
    Mono<List<Head>> heads() {
        return calendars
                .heads()
                .collectList()
                .flatMap(heads -> DefaultCalendars.areAmong(heads)
                        ? Mono.just(heads)
                        : calendars
                                .addDefaults(DefaultCalendars.all(json))
                                .then(Mono.defer(() -> calendars.heads().collectList())));
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

    private Compiled compile(Head head, List<Version> versions) {
        String last = versions.stream()
                .max(Comparator.comparingLong(Version::number))
                .orElseThrow()
                .definition();
        return new Compiled(
                head.id(), head.name(), head.version(), definition(last).zone(), open(versions));
    }

    /** A later version takes the place of earlier ones that would come into force with it or after it. */
    OpenTime open(List<Version> versions) {
        Deque<CalendarVersions.Version> inForce = new ArrayDeque<>();
        versions.stream().sorted(Comparator.comparingLong(Version::number)).forEach(version -> {
            long since = version.effectiveFrom().toEpochMilli();
            while (!inForce.isEmpty() && inForce.getLast().since() >= since) {
                inForce.removeLast();
            }
            inForce.addLast(new CalendarVersions.Version(
                    since, definition(version.definition()).compiled()));
        });
        return new OpenTime(new CalendarVersions(List.copyOf(inForce)));
    }

    /** What was accepted once is read again. */
    private CalendarDefinition definition(String text) {
        return CalendarDefinition.read(Spot.body(json.readTree(text)), CalendarDefinition.FIELDS)
                .orElseThrow(() -> new IllegalStateException("a stored calendar cannot be read"));
    }
}
