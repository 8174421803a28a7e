package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.BitStream;
import org.jspecify.annotations.Nullable;

/** Unsealed samples of one series in one window. Guarded by its series. */
final class Head extends BitStream {
    /** A window of a busier series has several heads: looking for a time that came before must stay cheap. */
    private static final int FULL = 1024;

    private final OpenWindow window;
    private int newest = Integer.MIN_VALUE;

    @Nullable
    Head older;

    Head(OpenWindow window, @Nullable Head older) {
        this.window = window;
        this.older = older;
    }

    OpenWindow window() {
        return window;
    }

    boolean takes(long at) {
        long offset = at - window.start();
        return offset >= 0 && offset < Windows.LENGTH && size() < FULL && !window.isSealing();
    }

    /** False when there is a sample of this time already. */
    boolean put(long at, long bits) {
        int offset = (int) (at - window.start());
        if (offset <= newest && holds(offset)) {
            return false;
        }
        newest = Math.max(newest, offset);
        append(offset, bits);
        return true;
    }

    /** Another that takes its place, without the samples {@code from <= at <= to}. */
    Head without(long from, long to) {
        Head left = new Head(window, older);
        BitStream.Cursor cursor = cursor();
        while (cursor.next()) {
            long at = window.start() + cursor.time();
            if (at < from || at > to) {
                left.newest = Math.max(left.newest, cursor.time());
                left.append(cursor.time(), cursor.valueBits());
            }
        }
        return left;
    }

    private boolean holds(int offset) {
        if (offset == lastTime()) {
            return true;
        }
        BitStream.Cursor cursor = cursor();
        while (cursor.next()) {
            if (cursor.time() == offset) {
                return true;
            }
        }
        return false;
    }
}
