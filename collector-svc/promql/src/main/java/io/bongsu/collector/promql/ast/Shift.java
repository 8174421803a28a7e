package io.bongsu.collector.promql.ast;

import org.jspecify.annotations.Nullable;

/**
 * At which time a selector or subquery looks.
 *
 * @param offset how much earlier; null: not at all
 * @param anchor fixes the time instead of each step's
 * @param at milliseconds, for {@link Anchor#TIME}
 */
public record Shift(@Nullable Length offset, Anchor anchor, long at) {
    public static final Shift NONE = new Shift(null, Anchor.STEP, 0);

    /** Which time {@code @} names. */
    public enum Anchor {
        STEP,
        TIME,
        START,
        END
    }

    public boolean isFixed() {
        return anchor != Anchor.STEP;
    }

    public Shift withOffset(Length length) {
        return new Shift(length, anchor, at);
    }

    public Shift withAnchor(Anchor fixed, long time) {
        return new Shift(offset, fixed, time);
    }
}
