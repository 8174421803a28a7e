package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the rows of one metric and time into parts that are merged one after the other, by the lowest series of a row. Where
 * no row spans a cut nothing has to be taken apart; there a part without anything to merge is passed over.
 */
final class Slices {
    /** About so many samples are in memory at once. */
    static final int ENOUGH = 1_000_000;

    private static final int MOST = 8_000_000;

    private final int enough;
    private final List<Slice> slices = new ArrayList<>();
    private Slice open = Slice.NONE;
    private Slice joined = Slice.NONE;

    Slices(int enough) {
        this.enough = enough;
    }

    /**
     * What is known of a row without reading it.
     *
     * @param merges whether it is a reason to merge: it is in a lower tier, or has deleted samples
     */
    record Extent(long firstId, long lastId, int samples, boolean merges) {}

    /** Rows whose lowest series is {@code from <= id < to}. */
    record Slice(long from, long to, long samples, boolean merges) {
        static final Slice NONE = new Slice(0, 0, 0, false);

        boolean isTooLarge() {
            return samples > MOST;
        }

        private Slice with(Extent row) {
            return new Slice(
                    samples == 0 ? row.firstId() : from,
                    Math.max(to, row.lastId() + 1),
                    samples + row.samples(),
                    merges || row.merges());
        }

        private Slice with(Slice next) {
            return samples == 0 ? next : new Slice(from, next.to, samples + next.samples, merges || next.merges);
        }
    }

    /** By ascending lowest series. */
    static List<Slice> of(List<Extent> rows, int enough) {
        Slices cutting = new Slices(enough);
        long before = Long.MIN_VALUE;
        for (Extent row : rows) {
            cutting.add(row, row.firstId() > before);
            before = row.firstId();
        }
        cutting.close();
        cutting.join();
        return cutting.slices;
    }

    private void add(Extent row, boolean mayCut) {
        if (open.samples() > 0 && row.firstId() >= open.to()) {
            close();
        } else if (mayCut && open.samples() >= enough) {
            // rows span the cut: all of them are merged, what lies beyond it is put aside for the next part
            join();
            slices.add(new Slice(open.from(), row.firstId(), open.samples(), true));
            open = new Slice(row.firstId(), open.to(), 0, true);
        }
        open = open.with(row);
    }

    private void close() {
        if (!open.merges()) {
            join();
        } else {
            joined = joined.with(open);
            if (joined.samples() >= enough) {
                join();
            }
        }
        open = Slice.NONE;
    }

    private void join() {
        if (joined.samples() > 0) {
            slices.add(joined);
        }
        joined = Slice.NONE;
    }
}
