package io.bongsu.collector.metrics;

import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

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
    /** Writes rows of one tier, in the client's transaction. */
    static Mono<Long> write(DatabaseClient client, Tier tier, Collection<Chunk> chunks) {
        if (chunks.isEmpty()) {
            return Mono.just(0L);
        }
        CopyRows rows = new CopyRows(
                chunks.stream().mapToInt(one -> one.data().length + 170).sum());
        chunks.forEach(one -> one.addTo(rows));
        return client.inConnection((Connection connection) -> rows.copy(connection, tier.copy()));
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
