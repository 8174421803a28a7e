package io.bongsu.platform.database;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row's columns by name and says which may be absent: {@code text} is NOT NULL, {@code textOrNull} may be NULL. A
 * NULL where none may be is a defect and throws.
 */
public record Columns(Readable row) {

    public String text(String column) {
        return required(column, String.class);
    }

    public @Nullable String textOrNull(String column) {
        return row.get(column, String.class);
    }

    public UUID uuid(String column) {
        return required(column, UUID.class);
    }

    public @Nullable UUID uuidOrNull(String column) {
        return row.get(column, UUID.class);
    }

    public int integer(String column) {
        return required(column, Integer.class);
    }

    public @Nullable Integer integerOrNull(String column) {
        return row.get(column, Integer.class);
    }

    public long number(String column) {
        return required(column, Long.class);
    }

    public double real(String column) {
        return required(column, Double.class);
    }

    public @Nullable Double realOrNull(String column) {
        return row.get(column, Double.class);
    }

    public BigDecimal decimal(String column) {
        return required(column, BigDecimal.class);
    }

    public boolean flag(String column) {
        return required(column, Boolean.class);
    }

    public Instant instant(String column) {
        return required(column, Instant.class);
    }

    public @Nullable Instant instantOrNull(String column) {
        return row.get(column, Instant.class);
    }

    public byte[] bytes(String column) {
        return required(column, byte[].class);
    }

    private <T> T required(String column, Class<T> type) {
        T value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is NULL");
        }
        return value;
    }
}
