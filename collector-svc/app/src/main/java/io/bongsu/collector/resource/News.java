package io.bongsu.collector.resource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.contracts.collector.EntitiesObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which sightings are news? What nobody was told yet, and a minute after it was told. Those of a large fleet fall due together:
 * at most {@value EntitiesObserved#MOST} of them at once, the others the next time, and at the latest a minute later.
 */
final class News {
    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final Duration OVERDUE = AGAIN.multipliedBy(2);
    private static final int KNOWN = 50_000;
    /** Of a message, in characters: a broker takes some megabytes. */
    private static final int LONGEST = 512 * 1024;

    private final Cache<Key, Instant> told =
            Caffeine.newBuilder().maximumSize(KNOWN).build();

    /** One source's word about one entity: when two senders disagree each is told once a minute, not at every sample. */
    private record Key(UUID entity, String source, int content) {
        static Key of(Sighting one) {
            return new Key(one.entity().id(), one.source(), one.hashCode());
        }
    }

    /** What is to be told now, message by message. */
    List<List<Sighting>> of(Collection<Sighting> seen, Instant now) {
        Map<Key, Sighting> news = new LinkedHashMap<>();
        int again = 0;
        for (Sighting one : seen) {
            Key key = Key.of(one);
            Instant before = told.getIfPresent(key);
            if (before == null || !before.plus(OVERDUE).isAfter(now)) {
                news.put(key, one);
            } else if (again < EntitiesObserved.MOST && !before.plus(AGAIN).isAfter(now)) {
                again += news.put(key, one) == null ? 1 : 0;
            }
        }
        return messages(news.values());
    }

    private static List<List<Sighting>> messages(Collection<Sighting> news) {
        List<List<Sighting>> messages = new ArrayList<>();
        List<Sighting> message = new ArrayList<>();
        int length = 0;
        for (Sighting one : news) {
            if (message.size() == EntitiesObserved.MOST || (!message.isEmpty() && length + one.length() > LONGEST)) {
                messages.add(message);
                message = new ArrayList<>();
                length = 0;
            }
            message.add(one);
            length += one.length();
        }
        if (!message.isEmpty()) {
            messages.add(message);
        }
        return messages;
    }

    void told(Collection<Sighting> message, Instant at) {
        message.forEach(one -> told.put(Key.of(one), at));
    }

    void forget() {
        told.invalidateAll();
    }
}
