package io.bongsu.collector.resource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which sightings are news? Told when an entity is new or changed, and again every minute as long as it is seen, in the
 * transaction of the telemetry that showed it. A transaction tells no more than {@value EntitiesObserved#MOST} again: those of a
 * large fleet fall due together, and the samples that show them do not wait for it; the next one tells more.
 */
@Component
public final class Sightings {
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final int KNOWN = 50_000;

    private final Outbox outbox;
    private final Clock clock;
    private final Cache<Key, Instant> told =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    Sightings(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** One source's word about one entity: when two senders disagree each is told once a minute, not at every sample. */
    private record Key(UUID entity, String source, int content) {}

    /** Runs inside the tenant's transaction. */
    public Mono<Void> tell(Collection<Sighting> seen) {
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        Map<Key, Sighting> news = new LinkedHashMap<>();
        int again = 0;
        for (Sighting sighting : seen) {
            Key key = new Key(sighting.entity().id(), sighting.source(), sighting.hashCode());
            Instant before = told.getIfPresent(key);
            if (before == null) {
                news.put(key, sighting);
            } else if (again < EntitiesObserved.MOST && !before.plus(AGAIN).isAfter(now)) {
                news.put(key, sighting);
                again++;
            }
        }
        return Flux.fromIterable(news.keySet())
                .buffer(EntitiesObserved.MOST)
                .concatMap(keys -> outbox.add(keys.getFirst().entity(), fact(keys, news, now))
                        .doOnSuccess(done -> keys.forEach(key -> told.put(key, now))))
                .then();
    }

    /** After a failed transaction: what was told in it was not. Telling more than once harms nothing. */
    public void forget() {
        told.invalidateAll();
    }

    private static EntitiesObserved fact(List<Key> keys, Map<Key, Sighting> news, Instant at) {
        return new EntitiesObserved(keys.stream()
                .map(news::get)
                .map(sighting -> observed(sighting, at))
                .toList());
    }

    private static EntityObserved observed(Sighting sighting, Instant at) {
        return new EntityObserved(
                sighting.entity(),
                List.copyOf(sighting.identifiers()),
                sighting.attributes(),
                sighting.relations(),
                sighting.source(),
                at);
    }
}
