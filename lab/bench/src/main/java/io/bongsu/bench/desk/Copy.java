package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows of many tickets into tables of whatever desk. */
final class Copy {
    private static final int AT_ONCE = 1 << 17;

    private Copy() {}

    interface Rows {
        /** Those of the n-th one. */
        void add(int number, Row row);
    }

    static void rows(Connection connection, String sql, int count, Rows rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            Row row = new Row();
            for (int i = 0; i < count; i++) {
                rows.add(i, row);
                if (row.length() > AT_ONCE) {
                    send(copy, row);
                }
            }
            send(copy, row);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, Row rows) throws SQLException {
        byte[] bytes = rows.take().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** Lanes beside each other, each doing one thing after the other. */
    static void together(List<List<Callable<?>>> lanes) throws InterruptedException, NotMeasurable {
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (List<Callable<?>> lane : lanes) {
                all.add(threads.submit(() -> {
                    for (Callable<?> one : lane) {
                        one.call();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new NotMeasurable("filling the desk: " + e.getCause());
        }
    }

    /** The indexes that are no keys, and how to make each again. */
    static Map<String, String> indexes(Connection connection, Collection<String> tables) throws SQLException {
        String names = tables.stream().map(table -> "'" + table + "'").collect(Collectors.joining(","));
        Map<String, String> indexes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ("
                        + names + ") AND indexname NOT LIKE '%pkey'")) {
            while (row.next()) {
                indexes.put(row.getString(1), row.getString(2));
            }
        }
        return indexes;
    }
}
