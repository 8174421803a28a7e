package io.bongsu.collector.metrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What tells which part of the time: whole days of samples as long as they are kept, before them roll-ups. Decided by the clock
 * alone, not by what happens to be dropped already.
 *
 * @param rawFrom rows of samples whose window begins before it are not looked at
 */
record Horizon(long rawFrom, List<Part> rolled) {
    static final Horizon EVERYTHING = new Horizon(Long.MIN_VALUE / 2, List.of());
    /** From here on the roll-ups of an hour say enough. */
    private static final long LONG = 6 * RollUp.HOUR;

    /** Rows whose window begins in {@code from <= window < to}. */
    record Part(Tier tier, long from, long to) {}

    /**
     * @param samples how long they are kept
     * @param fiveMinutes how long the finer roll-ups are
     * @param from of the question
     */
    static Horizon of(long now, Duration samples, Duration fiveMinutes, Purpose purpose, long from) {
        int today = Windows.day(now);
        // the last two days may not be rolled up yet, however short samples are kept
        int rawDay = Math.min(Windows.day(now - samples.toMillis()) + 1, today - 1);
        long rawFrom = rawDay * Windows.DAY;
        if (from >= rawFrom + Windows.LENGTH) {
            return EVERYTHING;
        }
        long begin = from - 2 * Windows.DAY;
        boolean hours = purpose.span() >= LONG && purpose.span() % RollUp.HOUR == 0;
        long fineFrom = hours ? rawFrom : (Windows.day(now - fiveMinutes.toMillis()) + 1) * Windows.DAY;
        List<Part> parts = new ArrayList<>();
        add(parts, Tier.HOUR, begin, Math.min(fineFrom, rawFrom));
        add(parts, Tier.FIVE_MINUTES, Math.max(begin, fineFrom), rawFrom);
        return new Horizon(rawFrom, parts);
    }

    private static void add(List<Part> parts, Tier tier, long from, long to) {
        if (from < to) {
            parts.add(new Part(tier, from, to));
        }
    }
}
