package io.bongsu.collector.metrics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Series by number, looked up millions of times: an open table, no object a question. */
final class SeriesById {
    private final int mask;
    private final @Nullable LiveSeries[] table;

    private SeriesById(int size) {
        int room = Integer.highestOneBit(Math.max(8, size) * 2 - 1) << 1;
        this.mask = room - 1;
        this.table = new @Nullable LiveSeries[room];
    }

    static SeriesById of(Map<Long, LiveSeries> all) {
        SeriesById byId = new SeriesById(all.size());
        all.values().forEach(byId::put);
        return byId;
    }

    private void put(LiveSeries one) {
        int at = place(one.id());
        while (table[at] != null) {
            at = (at + 1) & mask;
        }
        table[at] = one;
    }

    @Nullable
    LiveSeries get(long id) {
        int at = place(id);
        LiveSeries found = table[at];
        while (found != null && found.id() != id) {
            at = (at + 1) & mask;
            found = table[at];
        }
        return found;
    }

    /** Numbers are given one after the other: neighbours stay neighbours. */
    private int place(long id) {
        return (int) (id ^ id >>> 32) & mask;
    }
}
