package io.bongsu.collector.wire;

import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.SeriesHolder;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which series do these very bytes name? An open-addressing table by 128-bit hash, in memory only. Looking up takes
 * no lock: an entry's series is written last and read first.
 */
@Component
public class Aliases implements SeriesHolder {
    /** Senders that never spell a series twice alike must not fill the memory: then it is emptied and learns anew. */
    private static final int MOST = 4_000_000;

    private static final VarHandle SERIES = MethodHandles.arrayElementVarHandle(LiveSeries[].class);

    private volatile Table table = new Table(1 << 12);
    private int size;

    private static final class Table {
        private final long[] keys;
        private final @Nullable LiveSeries[] series;
        private final int mask;

        Table(int capacity) {
            this.keys = new long[2 * capacity];
            this.series = new @Nullable LiveSeries[capacity];
            this.mask = capacity - 1;
        }

        /** The slot of this key, or the empty one it belongs in. */
        int slot(long high, long low) {
            int slot = (int) low & mask;
            while (SERIES.getAcquire(series, slot) != null && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        /** Brings into the processor's cache what looking up will need; the answer means nothing. */
        long touch(long low) {
            int slot = (int) low & mask;
            return series[slot] == null ? 0 : keys[2 * slot];
        }

        void put(long high, long low, LiveSeries one) {
            int slot = slot(high, low);
            keys[2 * slot] = high;
            keys[2 * slot + 1] = low;
            SERIES.setRelease(series, slot, one);
        }
    }

    public @Nullable LiveSeries find(long high, long low) {
        Table now = table;
        LiveSeries found = (LiveSeries) SERIES.getAcquire(now.series, now.slot(high, low));
        return found != null && found.isLive() ? found : null;
    }

    /**
     * Looks up the first {@code count} of many keys; what is not known stays null. Their places are all fetched from memory
     * before the first is looked at: one after the other each would be waited for.
     */
    public void find(Keys keys, int count, @Nullable LiveSeries[] found) {
        Table now = table;
        long all = 0;
        for (int i = 0; i < count; i++) {
            all ^= now.touch(keys.low[i]);
        }
        for (int i = 0; i < count; i++) {
            found[i] = (LiveSeries) SERIES.getAcquire(now.series, now.slot(keys.high[i], keys.low[i]));
        }
        for (int i = 0; i < count; i++) {
            LiveSeries one = found[i];
            if (one != null && !one.isLive()) {
                found[i] = null;
            }
        }
        keys.touched = all;
    }

    /** Keys side by side. One thread. */
    public static final class Keys {
        private final long[] high;
        private final long[] low;
        private long touched; // so that touching has a result and is not optimised away

        public Keys(int room) {
            this.high = new long[room];
            this.low = new long[room];
        }

        public void set(int index, KeyedHash hash) {
            high[index] = hash.high();
            low[index] = hash.low();
        }

        public long high(int index) {
            return high[index];
        }

        public long low(int index) {
            return low[index];
        }

        long touched() {
            return touched;
        }
    }

    public synchronized void learn(long high, long low, LiveSeries one) {
        if (size >= MOST) {
            table = new Table(1 << 12);
            size = 0;
        } else if (size > table.mask / 2) {
            grow();
        }
        if (table.series[table.slot(high, low)] == null) {
            size++;
        }
        table.put(high, low, one);
    }

    @Override
    public synchronized void letGo() {
        table = new Table(1 << 12);
        size = 0;
    }

    private void grow() {
        Table old = table;
        Table larger = new Table(2 * (old.mask + 1));
        size = 0;
        for (int slot = 0; slot <= old.mask; slot++) {
            LiveSeries one = old.series[slot];
            if (one != null && one.isLive()) {
                larger.put(old.keys[2 * slot], old.keys[2 * slot + 1], one);
                size++;
            }
        }
        table = larger;
    }
}
