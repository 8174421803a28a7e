package io.bongsu.collector.otlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Resources that were taken apart before, by a keyed hash of their bytes: a sender repeats its own with every request. */
@Component
class KnownResources {
    private static final int MOST = 20_000;

    private final Cache<Key, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    static final Known NONE = Known.of(new Resource(Map.of(), null, null, List.of()));

    private record Key(long high, long low) {}

    /**
     * @param identity the labels of each of its series
     */
    record Known(Resource resource, Labels identity) {
        static Known of(Resource resource) {
            return new Known(resource, Labels.of(resource.labels()));
        }
    }

    Known get(long high, long low, Supplier<Known> made) {
        return known.get(new Key(high, low), key -> made.get());
    }
}
