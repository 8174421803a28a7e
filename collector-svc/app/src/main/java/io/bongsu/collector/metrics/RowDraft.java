package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A merged row in the making; of a day with its roll-ups. */
final class RowDraft {
    private final ChunkDraft samples;
    private final List<RollUp> rollUps = new ArrayList<>();

    RowDraft(Tier tier, UUID tenant, long metric, long window) {
        this.samples = new ChunkDraft(tier, tenant, metric, window);
        if (tier == Tier.DAY) {
            Tier.ROLLED.forEach(rolled -> rollUps.add(new RollUp(rolled, window)));
        }
    }

    boolean hasRoom(int mostSeries, int mostSamples) {
        return samples.hasRoom(mostSeries, mostSamples);
    }

    void add(long id, Gathered ordered, long seq) {
        samples.add(id, ordered, seq);
        rollUps.forEach(one -> one.add(id, ordered));
    }

    List<Chunk> chunks(long cleaned) {
        List<Chunk> all = new ArrayList<>();
        Chunk row = samples.chunk(cleaned);
        all.add(row);
        rollUps.forEach(one -> all.add(one.chunk(row)));
        return all;
    }
}
