package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.BitStream;
import io.bongsu.contracts.EntityRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A series in memory: what it is called and its samples that are not sealed yet. Its heads are guarded by itself. */
public final class LiveSeries {
    private final TenantSeries owner;
    private final MetricName metric;
    private final StoredSeries stored;
    private final long id; // read for every sample: one object less to fetch
    private volatile Series series;
    private volatile @Nullable EntityRef entity;
    private volatile boolean defined;
    private volatile boolean gone;
    private volatile int lastDay = Integer.MIN_VALUE;
    private volatile @Nullable SenderTally sender;
    private int writtenDay;
    private int unwatchedBy;
    private @Nullable Head heads;

    LiveSeries(TenantSeries owner, MetricName metric, StoredSeries stored, Series series) {
        this.owner = owner;
        this.metric = metric;
        this.stored = stored;
        this.id = stored.id();
        this.series = series;
        this.entity = series.entity();
    }

    public UUID tenant() {
        return owner.tenant();
    }

    public long id() {
        return id;
    }

    public StoredSeries stored() {
        return stored;
    }

    /** What its sender said it is. */
    public Series series() {
        return series;
    }

    /** What its samples are about, as far as it is known. */
    public @Nullable EntityRef entity() {
        return entity;
    }

    /**
     * False after it was forgotten with its last samples, or when the store was another's meanwhile: whoever kept it looks it
     * up again.
     */
    public boolean isLive() {
        return !gone && owner.isOpen();
    }

    TenantSeries owner() {
        return owner;
    }

    MetricName metric() {
        return metric;
    }

    /** A series read at the start knows its names only; its first sample brings the rest. */
    void describe(Series said) {
        Series kept = owner.kept(metric.name(), stored.labels(), said);
        series = kept;
        entity = kept.entity();
    }

    boolean isDefined() {
        return defined;
    }

    void defined(int day) {
        defined = true;
        writtenDay = day;
    }

    /** The newest day that the database knows of. */
    int writtenDay() {
        return writtenDay;
    }

    void written(int day) {
        writtenDay = day;
    }

    /** Its last sample came from there. */
    void sentBy(SenderTally next) {
        if (sender != next && !gone) {
            move(next);
        }
    }

    /** It is forgotten: it counts for nobody any more. */
    void unsent() {
        move(null);
    }

    private synchronized void move(@Nullable SenderTally next) {
        SenderTally before = sender;
        if (before != null) {
            before.lost();
        }
        if (next != null) {
            next.gained();
        }
        sender = next;
    }

    /** Nobody may write to it any more; whether it is really over is decided when those who do have finished. */
    void leave() {
        gone = true;
    }

    void stay() {
        gone = false;
    }

    int lastDay() {
        return lastDay;
    }

    /** It had a sample on this day, counted from the epoch. */
    public void seen(int day) {
        if (day > lastDay) {
            lastDay = day;
        }
    }

    /** Did this set of watches, by its number, find that nobody watches it? */
    public boolean isUnwatchedBy(int watches) {
        return unwatchedBy == watches;
    }

    /** Remembers that; a race only makes somebody look once more. */
    public void unwatchedBy(int watches) {
        unwatchedBy = watches;
    }

    /** Fetches what {@link #put} will need; a race harms nothing, the answer means nothing. */
    long touch() {
        Head head = heads;
        return head == null ? 0 : head.touch();
    }

    /** Takes a sample into its window; false when it holds one of that time. */
    synchronized boolean put(long at, long bits, long seq, long now, Heads opener) {
        Head head = heads;
        while (head != null && !head.takes(at)) {
            head = head.older;
        }
        if (head == null) {
            head = new Head(opener.window(metric.shard(), at, seq, now), heads);
            heads = head;
            head.window().add(this);
            seen(Windows.day(at));
        }
        if (!head.put(at, bits)) {
            return false;
        }
        head.window().touch(now);
        return true;
    }

    /** Adds what is unsealed in {@code from < at <= to}, in the order it came. */
    void gather(Gathered into, long from, long to) {
        for (BitStreamAt one : streams(from, to)) {
            while (one.cursor().next()) {
                long at = one.base() + one.cursor().time();
                if (at > from && at <= to) {
                    into.add(at, Double.longBitsToDouble(one.cursor().valueBits()));
                }
            }
        }
    }

    /** Adds all of one window, in the order it came. */
    void gather(Gathered into, OpenWindow window) {
        for (BitStreamAt one : streams(window.start() - 1, window.end())) {
            if (one.window() == window) {
                while (one.cursor().next()) {
                    into.add(
                            one.base() + one.cursor().time(),
                            Double.longBitsToDouble(one.cursor().valueBits()));
                }
            }
        }
    }

    private record BitStreamAt(OpenWindow window, BitStream.Cursor cursor) {
        long base() {
            return window.start();
        }
    }

    /** Oldest head first. What is read later was there when this was called. */
    private synchronized Deque<BitStreamAt> streams(long from, long to) {
        Deque<BitStreamAt> found = new ArrayDeque<>();
        for (Head head = heads; head != null; head = head.older) {
            if (head.window().end() > from && head.window().start() <= to) {
                found.addFirst(new BitStreamAt(head.window(), head.cursor()));
            }
        }
        return found;
    }

    /** Forgets what is unsealed in {@code from <= at <= to}. */
    synchronized void delete(long from, long to) {
        Head newer = null;
        for (Head head = heads; head != null; head = head.older) {
            if (head.window().end() > from && head.window().start() <= to) {
                head = head.without(from, to);
                if (newer == null) {
                    heads = head;
                } else {
                    newer.older = head;
                }
            }
            newer = head;
        }
    }

    /** The window's samples are sealed: its heads go. */
    synchronized void sealed(OpenWindow window) {
        Head before = null;
        for (Head head = heads; head != null; head = head.older) {
            if (head.window() != window) {
                before = head;
            } else if (before == null) {
                heads = head.older;
            } else {
                before.older = head.older;
            }
        }
    }

    /** Which windows of it are open. */
    synchronized void tell(OpenSpan span) {
        for (Head head = heads; head != null; head = head.older) {
            span.add(head.window());
        }
    }

    synchronized boolean hasHeads() {
        return heads != null;
    }
}
