package io.bongsu.collector.metrics;

import java.util.List;

/** Where sealed samples are, by how much time a row holds, and what is left of them. */
enum Tier {
    WINDOW(0, "metric_chunk", Windows.BLOCK),
    BLOCK(1, "metric_block", Windows.DAY),
    DAY(2, "metric_day", Windows.DAY),
    FIVE_MINUTES(3, "metric_5m", 30 * Windows.DAY),
    HOUR(4, "metric_1h", 30 * Windows.DAY);

    /** Samples as they came. */
    static final List<Tier> RAW = List.of(WINDOW, BLOCK, DAY);

    /** What outlives them. */
    static final List<Tier> ROLLED = List.of(FIVE_MINUTES, HOUR);

    private final int rank;
    private final String table;
    private final long partition;
    private final String copy;

    Tier(int rank, String table, long partition) {
        this.rank = rank;
        this.table = table;
        this.partition = partition;
        this.copy = "COPY " + table
                + " (tenant_id, win, metric, seq, s0, s1, first_at, last_at, samples, cleaned, data)"
                + " FROM STDIN (FORMAT binary)";
    }

    /** Takes rows in, by the columns of {@link Chunk}. */
    String copy() {
        return copy;
    }

    /** Rows of a lower rank become rows of a higher one. */
    int rank() {
        return rank;
    }

    String table() {
        return table;
    }

    /** Number of the partition that holds the rows of a window. */
    int partition(long window) {
        return (int) Math.floorDiv(window, partition);
    }
}
