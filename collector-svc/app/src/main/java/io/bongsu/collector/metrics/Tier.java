package io.bongsu.collector.metrics;

/** Where sealed samples are, by how much time a row holds. */
enum Tier {
    WINDOW("metric_chunk", Windows.BLOCK),
    BLOCK("metric_block", Windows.DAY),
    DAY("metric_day", Windows.DAY);

    private final String table;
    private final long partition;
    private final String copy;

    Tier(String table, long partition) {
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

    String table() {
        return table;
    }

    /** Number of the partition that holds the rows of a window. */
    int partition(long window) {
        return (int) Math.floorDiv(window, partition);
    }
}
