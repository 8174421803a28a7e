package io.bongsu.collector.remotewrite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is told of the entities that series are about: learned when a series is taken apart, told with every request that has one. */
@Component
class SeenEntities {
    private static final int MOST = 50_000;

    private final Cache<UUID, List<Sighting>> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    void learn(EntityRef entity, List<Sighting> sightings) {
        known.put(entity.id(), sightings);
    }

    /** Of one request. */
    final class InRequest {
        private final Set<UUID> seen = new HashSet<>();
        private final List<Sighting> sightings = new ArrayList<>();
        private @Nullable UUID last;

        void saw(@Nullable EntityRef entity) {
            if (entity == null || entity.id().equals(last)) {
                return; // series of one target stand together
            }
            last = entity.id();
            List<Sighting> told = known.getIfPresent(entity.id());
            if (told != null && seen.add(entity.id())) {
                sightings.addAll(told);
            }
        }

        List<Sighting> sightings() {
            return sightings;
        }
    }
}
