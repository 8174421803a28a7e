package io.bongsu.collector.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits, by owner, each in the order it came. Owners take turns, who was served longest ago first: however much one has
 * waiting, another waits for one batch and not for all of it. Not thread-safe.
 */
final class FairQueue<T> {
    /** @param since when it came */
    record Waiting<T>(Object owner, T item, int weight, long since) {}

    private final Map<Object, Deque<Waiting<T>>> byOwner = new HashMap<>();
    private final Map<Object, Long> served = new HashMap<>();
    private int weight;
    private int size;
    private long turn;

    /**
     * False when there is no room. An owner with nothing waiting always has room for one: it is not refused for what others
     * have sent.
     */
    boolean offer(Waiting<T> waiting, int most) {
        Deque<Waiting<T>> own = byOwner.get(waiting.owner());
        if (own != null && weight + waiting.weight() > most) {
            return false;
        }
        byOwner.computeIfAbsent(waiting.owner(), _ -> new ArrayDeque<>()).addLast(waiting);
        weight += waiting.weight();
        size++;
        return true;
    }

    /** The next batch, of at most this weight unless a single item is heavier. */
    List<Waiting<T>> take(int most) {
        List<Waiting<T>> batch = new ArrayList<>();
        int taken = 0;
        boolean more = true;
        while (more) {
            more = false;
            for (Object owner : inTurn()) {
                Waiting<T> next = head(owner);
                if (next != null && (batch.isEmpty() || taken + next.weight() <= most)) {
                    remove(next);
                    batch.add(next);
                    taken += next.weight();
                    more = true;
                }
            }
        }
        return batch;
    }

    private List<Object> inTurn() {
        List<Object> owners = new ArrayList<>(byOwner.keySet());
        owners.sort(Comparator.comparingLong(owner -> served.getOrDefault(owner, 0L)));
        return owners;
    }

    private @Nullable Waiting<T> head(Object owner) {
        Deque<Waiting<T>> own = byOwner.get(owner);
        return own == null ? null : own.peekFirst();
    }

    private void remove(Waiting<T> first) {
        Object owner = first.owner();
        Deque<Waiting<T>> own = byOwner.get(owner);
        if (own != null) {
            own.removeFirst();
            if (own.isEmpty()) {
                byOwner.remove(owner);
            }
        }
        served.put(owner, ++turn);
        weight -= first.weight();
        size--;
    }

    int size() {
        return size;
    }

    int weight() {
        return weight;
    }

    /** When the one came that waits longest. */
    long oldest() {
        return byOwner.values().stream()
                .mapToLong(own -> own.getFirst().since())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
