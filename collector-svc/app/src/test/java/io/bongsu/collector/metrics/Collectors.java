package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.resource.Sightings;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Stores on one database as processes of their own would have them: the one started last owns it. */
@TestComponent
record Collectors(
        TenantTransaction transaction,
        WalRepository records,
        SeriesRepository series,
        OwnerRepository owners,
        ChunkRepository chunks,
        CompactionRepository compactions,
        TombstoneRepository deletes,
        DayRepository days,
        SystemDatabase system,
        Sightings sightings,
        MetricsProperties properties,
        Clock clock) {

    record Collector(PackedMetricStore store, Sealing sealing, Compaction compaction) {}

    /** Takes over from whichever there is; that one is not told. */
    Collector start() {
        var meters = new SimpleMeterRegistry();
        SeriesBook book = new SeriesBook(properties);
        Heads heads = new Heads();
        Tombstones tombstones = new Tombstones();
        Journal journal = new Journal(
                transaction, records, series, days, book, heads, sightings, List.of(), List.of(), clock, meters);
        Recovery recovery = new Recovery(owners, series, records, book, heads, deletes, tombstones, journal, clock);
        Sealing sealing = new Sealing(heads, chunks, series, owners, days, journal, system, clock, meters);
        Deletion deletion = new Deletion(deletes, tombstones, journal, heads, transaction);
        PackedMetricStore store = new PackedMetricStore(
                book, journal, recovery, sealing, chunks, tombstones, deletion, properties, clock, meters);
        Merging merging = new Merging(compactions, days, heads, journal, tombstones, meters);
        Cleaning cleaning = new Cleaning(compactions, deletes, tombstones, heads, merging);
        Compaction compaction = new Compaction(compactions, days, merging, cleaning, store, properties, clock, meters);
        store.start();
        return new Collector(store, sealing, compaction);
    }
}
