package io.bongsu.collector.remotewrite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
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
        /** By identity: series share what they are about. */
        private final Set<EntityRef> seen = Collections.newSetFromMap(new IdentityHashMap<>());

        private final List<Sighting> sightings = new ArrayList<>();

        void saw(@Nullable EntityRef entity) {
            if (entity == null || seen.contains(entity)) {
                return;
            }
            List<Sighting> told = known.getIfPresent(entity.id());
            if (told != null) {
                seen.add(entity);
                sightings.addAll(told);
            }
        }

        List<Sighting> sightings() {
            return sightings;
        }
    }
}
