package io.bongsu.collector.metrics;

import static org.awaitility.Awaitility.await;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.boot.test.context.TestComponent;

/** Stores on one database as processes of their own would have them: the one started last owns it. */
@TestComponent
record Collectors(
        TenantTransaction transaction,
        WalRepository records,
        DescriptionRepository descriptions,
        SeriesRepository series,
        OwnerRepository owners,
        ChunkRepository chunks,
        CompactionRepository compactions,
        TombstoneRepository deletes,
        DayRepository days,
        SystemDatabase system,
        HandOver handOver,
        DatabaseProperties database,
        Sightings sightings,
        MetricsProperties properties,
        Clock clock) {

    record Collector(PackedMetricStore store, Sealing sealing, Compaction compaction, NewestRows newest) {}

    /** Takes over from whichever there is; that one is not told. */
    Collector start() {
        var meters = new SimpleMeterRegistry();
        SeriesBook book = new SeriesBook(properties);
        Heads heads = new Heads();
        NewestRows newest = new NewestRows(chunks);
        Tombstones tombstones = new Tombstones();
        Ownership ownership = new Ownership();
        Journal journal = new Journal(
                transaction,
                records,
                series,
                days,
                book,
                heads,
                sightings,
                List.of(),
                List.of(),
                ownership,
                clock,
                meters);
        Recovery recovery =
                new Recovery(owners, series, records, descriptions, book, heads, deletes, tombstones, journal, clock);
        Sealing sealing = new Sealing(heads, chunks, series, owners, days, newest, journal, system, clock, meters);
        Deletion deletion = new Deletion(deletes, tombstones, journal, heads, transaction);
        Merging merging = new Merging(compactions, days, heads, journal, tombstones, meters);
        Cleaning cleaning = new Cleaning(compactions, deletes, tombstones, heads, merging);
        PackedMetricStore store = new PackedMetricStore(
                book,
                journal,
                recovery,
                sealing,
                chunks,
                newest,
                tombstones,
                deletion,
                cleaning,
                heads,
                ownership,
                handOver,
                List.of(),
                properties,
                new StoreUsage(book, clock),
                clock,
                meters);
        Compaction compaction = new Compaction(compactions, days, merging, cleaning, store, properties, clock, meters);
        long epoch = raiseEpoch();
        ownership.hold(epoch, System.nanoTime(), Duration.ofHours(1)); // as long as it is not told, it believes so
        var _ = store.run(epoch).subscribe();
        return new Collector(store, sealing, compaction, newest);
    }

    /** By force: the one before neither ends nor hears of it. Not before the context's own has taken over: it would be later. */
    private long raiseEpoch() {
        return await().atMost(Duration.ofSeconds(30))
                .until(this::raised, OptionalLong::isPresent)
                .orElseThrow();
    }

    private OptionalLong raised() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.user() + "_system", database.systemPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        UPDATE metric_owner SET epoch = epoch + 1
                         WHERE EXISTS (SELECT FROM collector_lease WHERE holder IS NOT NULL) RETURNING epoch""")) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }
}
