package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import java.util.Collection;
import java.util.UUID;

/**
 * A row of sealed samples.
 *
 * @param window when the time it is about began
 * @param seq of equal times in one window the value of the lower one stays
 * @param firstId lowest series in it
 * @param cleaned deletes up to this number are applied to it
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record Chunk(
        Tier tier,
        UUID tenant,
        long window,
        long metric,
        long seq,
        long firstId,
        long lastId,
        long firstAt,
        long lastAt,
        int samples,
        long cleaned,
        byte[] data) {
    /** The same series and time with other content. */
    Chunk with(Pack pack, long cleanedUpTo) {
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
                cleanedUpTo,
                pack.toByteArray());
    }

    /** As {@link Tier#copy} takes them. */
    static CopyRows rows(Collection<Chunk> chunks) {
        CopyRows rows = new CopyRows(
                chunks.stream().mapToInt(one -> one.data().length + 170).sum());
        chunks.forEach(one -> one.addTo(rows));
        return rows;
    }

    private void addTo(CopyRows rows) {
        rows.row(11)
                .uuid(tenant)
                .int8(window)
                .int8(metric)
                .int8(seq)
                .int8(firstId)
                .int8(lastId)
                .int8(firstAt)
                .int8(lastAt)
                .int4(samples)
                .int8(cleaned)
                .bytea(data, 0, data.length);
    }
}
