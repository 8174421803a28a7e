package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Writes a corpus into the service's own tables: rows by COPY first, indexes afterwards. */
final class Fill {
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
        Collection<String> indexes = takeIndexes();
        triggers("DISABLE");
        try {
            List<Callable<?>> others = new ArrayList<>();
            EnumSet.complementOf(EnumSet.of(DeskTable.EVENT)).forEach(table -> others.add(copied(table)));
            Copy.together(List.of(List.of(copied(DeskTable.EVENT)), others));
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

    private Callable<?> copied(DeskTable table) {
        return () -> {
            try (Connection connection = database.system()) {
                Copy.rows(
                        connection,
                        table.copy(),
                        corpus.size(),
                        (number, row) -> table.rows(corpus.ticket(number), ground, row));
            }
            return null;
        };
    }

    /** Drops the indexes that are no keys and says how to make them again. */
    private Collection<String> takeIndexes() throws SQLException {
        List<String> tables =
                Arrays.stream(DeskTable.values()).map(DeskTable::table).toList();
        try (Connection connection = database.system()) {
            Map<String, String> indexes = Copy.indexes(connection, tables);
            for (String name : indexes.keySet()) {
                database.owner("DROP INDEX " + name);
            }
            return indexes.values();
        }
    }
}
