package io.bongsu.platform.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A statement that writes, with its values, which {@link Writes} runs together with others. An INSERT, UPDATE or DELETE without
 * WITH and RETURNING; {@code :tenant} is the transaction's. It does not see what the others write.
 */
public final class Write {
    private final String sql;
    private final Map<String, Object> values = new HashMap<>();
    private LongFunction<Mono<Void>> next = rows -> Mono.empty();

    private Write(String sql) {
        this.sql = sql;
    }

    /** What is bound where a value is absent. */
    record Absent(Class<?> type) {}

    public static Write of(String sql) {
        return new Write(sql);
    }

    public Write bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    public Write bind(String name, @Nullable Object value, Class<?> type) {
        values.put(name, value == null ? new Absent(type) : value);
        return this;
    }

    /** What is to be done, in the same transaction, with the number of rows it wrote. */
    public Write then(LongFunction<Mono<Void>> work) {
        next = work;
        return this;
    }

    String sql() {
        return sql;
    }

    Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("nothing is bound as :" + name + " in " + sql);
        }
        return value;
    }

    Mono<Void> next(long rows) {
        return next.apply(rows);
    }
}
