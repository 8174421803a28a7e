package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes a corpus into the service's own tables: rows by COPY first, indexes afterwards. */
final class Fill {
    private static final int AT_ONCE = 1 << 17;

    private final DeskDatabase database;
    private final Corpus corpus;
    private final Ground ground;

    /** What the rows refer to. */
    record Ground(UUID tenant, UUID calendar, UUID policy, long now) {}

    Fill(DeskDatabase database, Corpus corpus, UUID tenant, UUID calendar) {
        this.database = database;
        this.corpus = corpus;
        this.ground = new Ground(tenant, calendar, UUID.randomUUID(), corpus.now());
    }

    /** Seconds it took. */
    double run() throws SQLException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        List<String> indexes = takeIndexes();
        triggers("DISABLE");
        try {
            List<List<DeskTable>> lanes = List.of(
                    List.of(DeskTable.EVENT),
                    Arrays.stream(DeskTable.values())
                            .filter(table -> table != DeskTable.EVENT)
                            .toList());
            together(lanes);
            database.owner(
                    "INSERT INTO ticket_number SELECT '" + ground.tenant() + "', p, y, " + corpus.size()
                            + " FROM unnest('{INC,REQ,PRB,CHG}'::text[]) AS p, generate_series(2020, 2035) AS y"
                            + " ON CONFLICT (tenant_id, prefix, year) DO UPDATE SET last = excluded.last",
                    ground.tenant());
        } finally {
            System.err.printf("  rows written after %.0f s%n", (System.nanoTime() - begun) / 1e9);
            for (String index : indexes) {
                database.owner(index);
            }
            triggers("ENABLE");
        }
        for (DeskTable table : DeskTable.values()) {
            database.owner("VACUUM (ANALYZE) " + table.table());
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.err.printf("  %,d tickets filled in after %.0f s%n", corpus.size(), seconds);
        return seconds;
    }

    /** The figures of managers are not what is measured; a million tickets would wait to be summed. */
    private void triggers(String verb) throws SQLException {
        for (DeskTable table : List.of(DeskTable.TICKET, DeskTable.CLOCK)) {
            database.owner("ALTER TABLE " + table.table() + " " + verb + " TRIGGER USER");
        }
    }

    private void together(List<List<DeskTable>> lanes) throws InterruptedException, NotMeasurable {
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (List<DeskTable> lane : lanes) {
                all.add(threads.submit(() -> {
                    for (DeskTable table : lane) {
                        copy(table);
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

    private void copy(DeskTable table) throws SQLException, IOException {
        try (Connection connection = database.system()) {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy());
            try {
                Row row = new Row();
                for (int i = 0; i < corpus.size(); i++) {
                    table.rows(corpus.ticket(i), ground, row);
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
    }

    private static void send(CopyIn copy, Row rows) throws SQLException {
        byte[] bytes = rows.take().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** Drops the indexes that are no keys and says how to make them again. */
    private List<String> takeIndexes() throws SQLException {
        String tables = Arrays.stream(DeskTable.values())
                .map(table -> "'" + table.table() + "'")
                .collect(Collectors.joining(","));
        List<String> definitions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        try (Connection connection = database.system();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ("
                        + tables + ") AND indexname NOT LIKE '%pkey'")) {
            while (row.next()) {
                names.add(row.getString(1));
                definitions.add(row.getString(2));
            }
        }
        for (String name : names) {
            database.owner("DROP INDEX " + name);
        }
        return definitions;
    }
}
