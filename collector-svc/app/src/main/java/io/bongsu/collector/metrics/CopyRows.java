package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.ByteSink;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Wrapped;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Rows for {@code COPY … (FORMAT binary)}. The driver sends bytea parameters as hexadecimal text; this way bytes stay bytes.
 *
 * <pre>
 * "PGCOPY\n" FF 0D 0A 00, int32 flags 0, int32 extension 0
 * each row: int16 number of columns, then each: int32 bytes, the bytes
 * int16 -1
 * </pre>
 */
final class CopyRows {
    private static final byte[] BEGIN = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};

    private final ByteSink bytes;

    CopyRows(int capacity) {
        bytes = new ByteSink(capacity + 64);
        bytes.put(BEGIN, 0, BEGIN.length);
        bytes.int32(0);
        bytes.int32(0);
    }

    CopyRows row(int columns) {
        bytes.int16(columns);
        return this;
    }

    CopyRows uuid(UUID value) {
        bytes.int32(16);
        bytes.int64(value.getMostSignificantBits());
        bytes.int64(value.getLeastSignificantBits());
        return this;
    }

    CopyRows int8(long value) {
        bytes.int32(8);
        bytes.int64(value);
        return this;
    }

    CopyRows int4(int value) {
        bytes.int32(4);
        bytes.int32(value);
        return this;
    }

    CopyRows bytea(byte[] value, int from, int length) {
        bytes.int32(length);
        bytes.put(value, from, length);
        return this;
    }

    int size() {
        return bytes.size();
    }

    private ByteBuf end() {
        bytes.int16(-1);
        return Unpooled.wrappedBuffer(bytes.array(), 0, bytes.size());
    }

    /** Copies the rows on this connection, in the transaction it is in; once. */
    Mono<Long> copy(Connection connection, String sql) {
        return Mono.defer(() -> postgresql(connection).copyIn(sql, Mono.just(end())));
    }

    /** Pools, proxies and observers wrap the driver's connection. */
    static PostgresqlConnection postgresql(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection)) {
            if (!(inner instanceof Wrapped<?> wrapped)) {
                throw new IllegalStateException("no PostgreSQL connection: " + inner.getClass());
            }
            inner = wrapped.unwrap();
        }
        return (PostgresqlConnection) inner;
    }
}
