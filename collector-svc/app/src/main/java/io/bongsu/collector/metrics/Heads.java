package io.bongsu.collector.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What is committed and not sealed, in memory. Records are applied in their order; a window is detached for sealing between
 * two records, so it holds all that the records up to then brought. While older records are replayed, what is committed
 * meanwhile is held and comes after them.
 */
@Component
class Heads {
    /** A window seals this long after its end: senders may be a little late. */
    private static final long GRACE = 5 * 60_000;
    /** … and when nothing came for it for a while: a backfill of old windows is sealed in large pieces. */
    private static final long IDLE = 10_000;
    /** … but never stays open for longer than this, whoever keeps adding to it. */
    private static final long LONGEST = Windows.LENGTH + 2 * GRACE;
    /**
     * Above it windows are sealed in pieces before they are over: memory, and what a start has to replay, must not grow with the
     * rate. 100,000 series with a sample every 10 seconds stay below it.
     */
    private static final long FULL = 16_000_000;
    /** Above it memory counts more than large pieces. */
    private static final long CROWDED = 24_000_000;

    /** So many samples are held at most, some 20 bytes each. */
    private static final int HELD = 8_000_000;

    private static final int AHEAD = 32;

    private final long full;
    private final List<Map<Long, OpenWindow>> open = new ArrayList<>();
    private final Deque<OpenWindow> sealing = new ArrayDeque<>();
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean replaying;
    private int heldSamples;
    private long applied;
    private long samples;
    private long fetched; // so that fetching has a result and is not optimised away

    Heads() {
        this(FULL);
    }

    /**
     * @param full so many samples are in open windows at most
     */
    Heads(long full) {
        this.full = full;
        for (int shard = 0; shard < Windows.SHARDS; shard++) {
            open.add(new HashMap<>());
        }
    }

    /** A committed record that waits until older ones are replayed. */
    private record Held(long seq, Points points) {}

    /** From now on {@link #replay} brings older records; committed ones wait for {@link #live}. */
    synchronized void replaying() {
        clear();
        replaying = true;
    }

    /** Nothing is older any more: what waits is applied, record by record, so that commits go on meanwhile. */
    void live(long now) {
        boolean done;
        do {
            done = caughtUp(now);
        } while (!done);
    }

    private synchronized boolean caughtUp(long now) {
        Held next = held.pollFirst();
        if (next == null) {
            replaying = false;
            return true;
        }
        heldSamples -= next.points().size();
        replay(next.seq(), next.points(), now);
        return false;
    }

    /** False: too much waits for the replay, nothing more may be committed before it has come further. */
    synchronized boolean hasRoom() {
        return heldSamples < HELD;
    }

    /**
     * Takes a committed record in; answers how many of its samples were new. While older records are replayed nobody knows yet:
     * then it answers all.
     */
    synchronized int apply(long seq, Points points, long now) {
        if (replaying) {
            held.addLast(new Held(seq, points));
            heldSamples += points.size();
            return points.size();
        }
        return replay(seq, points, now);
    }

    /** Takes in a record that was committed before; answers how many of its samples were new. */
    synchronized int replay(long seq, Points points, long now) {
        int taken = 0;
        for (int i = 0; i < points.size(); i++) {
            if (i % AHEAD == 0) {
                fetch(points, i, Math.min(points.size(), i + AHEAD));
            }
            long bits = Double.doubleToRawLongBits(points.value(i));
            if (points.series(i).put(points.time(i), bits, seq, now, this)) {
                taken++;
            }
        }
        samples += taken;
        applied = Math.max(applied, seq);
        return taken;
    }

    /** Many series are fetched from memory at once in the time that one takes. */
    private void fetch(Points points, int from, int to) {
        long all = 0;
        for (int i = from; i < to; i++) {
            all ^= points.series(i).touch();
        }
        fetched = all;
    }

    synchronized void appliedUpTo(long seq) {
        applied = Math.max(applied, seq);
    }

    /** Forgets samples {@code from <= at <= to} that came before this number. */
    synchronized void delete(Collection<LiveSeries> series, long from, long to, long seq) {
        series.forEach(one -> one.delete(from, to));
        applied = Math.max(applied, seq);
    }

    /** The open window of a time; called by a series while a record is applied. */
    OpenWindow window(int shard, long at, long seq, long now) {
        long start = Windows.start(at, shard);
        OpenWindow window = open.get(shard).get(start);
        if (window == null) {
            window = new OpenWindow(shard, start, seq, now);
            open.get(shard).put(start, window);
        }
        return window;
    }

    /** Detaches what is due; it stays readable until {@link #sealed}. Nothing is due before all is replayed. */
    synchronized void detachDue(long now) {
        if (replaying) {
            return;
        }
        long idle = samples > CROWDED ? 1_000 : IDLE;
        for (Map<Long, OpenWindow> shard : open) {
            for (Iterator<OpenWindow> all = shard.values().iterator(); all.hasNext(); ) {
                OpenWindow window = all.next();
                boolean over = window.end() + GRACE <= now && window.touchedAt() + idle <= now;
                if (over || window.openedAt() + LONGEST <= now) {
                    detach(window);
                    all.remove();
                }
            }
        }
        detachFullest();
    }

    private void detachFullest() {
        List<OpenWindow> all = new ArrayList<>();
        open.forEach(shard -> all.addAll(shard.values()));
        all.sort(Comparator.comparingLong(OpenWindow::samples));
        long left = all.stream().mapToLong(OpenWindow::samples).sum();
        while (left > full) {
            OpenWindow fullest = all.removeLast();
            left -= fullest.samples();
            open.get(fullest.shard()).remove(fullest.start());
            detach(fullest);
        }
    }

    /** Detaches everything, due or not, unless records are replayed. */
    synchronized void detachAll() {
        if (replaying) {
            return;
        }
        for (Map<Long, OpenWindow> shard : open) {
            shard.values().forEach(this::detach);
            shard.clear();
        }
    }

    private void detach(OpenWindow window) {
        window.seal(applied);
        sealing.addLast(window);
    }

    /** The window to be sealed next: strictly one after the other, in the order they were detached. */
    synchronized Optional<OpenWindow> next() {
        return Optional.ofNullable(sealing.peekFirst());
    }

    void sealed(OpenWindow window) {
        synchronized (this) {
            if (!sealing.remove(window)) {
                return; // all was let go of meanwhile
            }
            samples -= window.samples();
        }
        window.series().forEach(series -> series.sealed(window));
    }

    /** Lets go of everything: it is another's to serve. */
    synchronized void clear() {
        open.forEach(Map::clear);
        sealing.clear();
        held.clear();
        heldSamples = 0;
        replaying = false;
        samples = 0;
        applied = 0;
    }

    /** Records before this one are sealed altogether; 0 as long as some are still to be replayed. */
    synchronized long oldestSeq() {
        if (replaying) {
            return 0;
        }
        long oldest = applied + 1;
        for (Map<Long, OpenWindow> shard : open) {
            for (OpenWindow window : shard.values()) {
                oldest = Math.min(oldest, window.firstSeq());
            }
        }
        for (OpenWindow window : sealing) {
            oldest = Math.min(oldest, window.firstSeq());
        }
        return oldest;
    }

    /** Do windows wait to be sealed while one is? */
    synchronized boolean isBehind() {
        return sealing.size() > 1;
    }

    synchronized boolean isCrowded() {
        return samples > CROWDED;
    }

    synchronized long unsealed() {
        return samples + (fetched & 0);
    }
}
