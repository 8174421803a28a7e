package io.bongsu.ticket.similar;

import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How rare are a tenant's words? Remembered for a while: counting them anew takes longer than comparing tickets. */
@Component
class WordCounts {
    private static final int MOST_TENANTS = 50;
    private static final Duration FEW = Duration.ofSeconds(30);
    private static final Duration MANY = Duration.ofMinutes(10);

    private record Counted(Rarity rarity, Instant until) {}

    private final SimilarRepository tickets;
    private final Clock clock;
    private final Map<UUID, Counted> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Counted> eldest) {
            return size() > MOST_TENANTS;
        }
    });

    WordCounts(SimilarRepository tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    Mono<Rarity> current() {
        return Tenant.current().flatMap(tenant -> {
            Counted counted = known.get(tenant.id());
            return counted != null && clock.instant().isBefore(counted.until())
                    ? Mono.just(counted.rarity())
                    : tickets.rarity().doOnNext(rarity -> known.put(tenant.id(), counted(rarity)));
        });
    }

    private Counted counted(Rarity rarity) {
        return new Counted(rarity, clock.instant().plus(rarity.whole() ? FEW : MANY));
    }
}
