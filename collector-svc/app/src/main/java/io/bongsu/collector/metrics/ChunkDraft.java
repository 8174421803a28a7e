package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import java.util.UUID;

/** A row of sealed samples in the making: series of one metric by ascending id. */
final class ChunkDraft {
    private final Tier tier;
    private final UUID tenant;
    private final long metric;
    private final long window;
    private final Pack pack;
    private long firstId;
    private long lastId;
    private long firstAt = Long.MAX_VALUE;
    private long lastAt = Long.MIN_VALUE;
    private long seq = Long.MAX_VALUE;

    ChunkDraft(Tier tier, UUID tenant, long metric, long window) {
        this.tier = tier;
        this.tenant = tenant;
        this.metric = metric;
        this.window = window;
        this.pack = new Pack(window);
    }

    /** Is there room for more, when a row has at most so much? The last series may go beyond. */
    boolean hasRoom(int mostSeries, int mostSamples) {
        return pack.series() < mostSeries && pack.samples() < mostSamples;
    }

    /**
     * @param ordered not empty
     * @param itsSeq the row's is the lowest of those it is made of
     */
    void add(long id, Gathered ordered, long itsSeq) {
        if (pack.series() == 0) {
            firstId = id;
        }
        pack.add(id, ordered.times(), ordered.values(), ordered.size());
        lastId = id;
        firstAt = Math.min(firstAt, ordered.times()[0]);
        lastAt = Math.max(lastAt, ordered.times()[ordered.size() - 1]);
        seq = Math.min(seq, itsSeq);
    }

    Chunk chunk(long cleaned) {
        return new Chunk(
                tier,
                tenant,
                window,
                metric,
                seq,
                firstId,
                lastId,
                firstAt,
                lastAt,
                pack.samples(),
                cleaned,
                pack.toByteArray());
    }
}
