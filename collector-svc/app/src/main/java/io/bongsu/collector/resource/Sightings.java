package io.bongsu.collector.resource;

import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells what was seen, when it is new or changed, and again every minute or two as long as it is seen, in the transaction of the
 * telemetry that showed it.
 */
@Component
public final class Sightings {
    private final Outbox outbox;
    private final Clock clock;
    private final News news = new News();

    Sightings(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Runs inside the tenant's transaction. */
    public Mono<Void> tell(Collection<Sighting> seen) {
        if (seen.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return Flux.fromIterable(news.of(seen, now))
                .concatMap(message -> outbox.add(message.getFirst().entity().id(), fact(message, now))
                        .doOnSuccess(done -> news.told(message, now)))
                .then();
    }

    /** After a failed transaction: what was told in it was not. Telling more than once harms nothing. */
    public void forget() {
        news.forget();
    }

    private static EntitiesObserved fact(List<Sighting> message, Instant at) {
        return new EntitiesObserved(
                message.stream().map(one -> observed(one, at)).toList());
    }

    private static EntityObserved observed(Sighting sighting, Instant at) {
        return new EntityObserved(
                sighting.entity(),
                sighting.identifiers(),
                sighting.attributes(),
                sighting.relations(),
                sighting.source(),
                at);
    }
}
