package io.bongsu.collector.otlp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resources that were taken apart before, by a keyed hash of their bytes: a sender repeats its own with every request. */
@Component
class KnownResources {
    private static final int MOST = 20_000;

    private final Cache<Key, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    static final Known NONE = new Known(new Resource(Map.of(), null, null, List.of()), Labels.NONE, null);

    private record Key(long high, long low) {}

    /**
     * @param identity the labels of each of its series
     * @param info null when there is nothing to tell beside
     */
    record Known(
            Resource resource, Labels identity, @Nullable TargetInfo info) {}

    Known get(long high, long low, Supplier<Known> made) {
        return known.get(new Key(high, low), key -> made.get());
    }
}
