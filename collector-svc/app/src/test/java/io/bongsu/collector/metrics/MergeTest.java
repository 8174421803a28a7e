package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.codec.Pack;
import io.bongsu.collector.metrics.Slices.Extent;
import io.bongsu.collector.metrics.Slices.Slice;
import io.bongsu.collector.metrics.Tombstones.Tombstone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever rows there are and however they are cut: a reader finds the same samples in what they become. */
class MergeTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final long METRIC = 5;
    private static final MergeSpan DAY = MergeSpan.day(20_000);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Tombstones tombstones = new Tombstones();
    private long seq = 100;

    @RepeatedTest(200)
    void mergedRowsAnswerAsTheRowsDidBefore() {
        List<Chunk> rows = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (int i = random.nextInt(30); i >= 0; i--) {
                rows.add(row());
            }
            if (random.nextBoolean()) {
                tombstones.add(List.of(tombstone()));
            }
            Map<Long, Map<Long, Double>> before = read(rows);
            rows = merged(rows, 1 + random.nextInt(300));
            assertThat(read(rows)).as("seed " + seed).isEqualTo(before);
        }
        rows = merged(rows, Integer.MAX_VALUE);
        assertThat(rows).as("seed " + seed).allMatch(row -> row.tier() == Tier.DAY);
        assertThat(ids(rows)).as("each series in one row, seed " + seed).doesNotHaveDuplicates();
    }

    private static List<Long> ids(List<Chunk> rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> Pack.read(row.data(), row.window(), id -> true, (id, times, values) -> ids.add(id)));
        return ids;
    }

    private Chunk row() {
        long window = DAY.window(METRIC) + random.nextInt(72) * Windows.LENGTH;
        ChunkDraft draft = new ChunkDraft(Tier.WINDOW, TENANT, METRIC, window);
        TreeSet<Long> ids = new TreeSet<>();
        long first = random.nextInt(200);
        for (int i = random.nextInt(20); i >= 0; i--) {
            ids.add(first + random.nextInt(40));
        }
        seq++;
        for (long id : ids) {
            Gathered samples = new Gathered();
            long at = window;
            for (int i = random.nextInt(10); i >= 0; i--) {
                samples.add(at, random.nextInt(1000));
                at += 1000L * (1 + random.nextInt(20));
            }
            draft.add(id, samples, seq);
        }
        return draft.chunk(seq);
    }

    private Tombstone tombstone() {
        seq++;
        long from = DAY.from() + random.nextLong(Windows.DAY);
        return new Tombstone(TENANT, METRIC, random.nextInt(240), from, from + random.nextLong(Windows.DAY), seq);
    }

    /** As the reader does: rows by window and number, the first value of a time. */
    private Map<Long, Map<Long, Double>> read(List<Chunk> rows) {
        Map<Long, Map<Long, Double>> found = new TreeMap<>();
        rows.stream()
                .sorted(Comparator.comparingLong(Chunk::window).thenComparingLong(Chunk::seq))
                .forEach(row -> Pack.read(row.data(), row.window(), id -> true, (id, times, values) -> {
                    for (int i = 0; i < times.length; i++) {
                        if (!tombstones.all().covers(id, times[i], row.cleaned())) {
                            found.computeIfAbsent(id, _ -> new TreeMap<>()).putIfAbsent(times[i], values[i]);
                        }
                    }
                }));
        return found;
    }

    private List<Chunk> merged(List<Chunk> before, int enough) {
        List<Chunk> rows = new ArrayList<>(before);
        List<Extent> extents = rows.stream()
                .sorted(Comparator.comparingLong(Chunk::firstId).thenComparingLong(Chunk::lastId))
                .map(row -> new Extent(row.firstId(), row.lastId(), row.samples(), row.tier() != Tier.DAY))
                .toList();
        for (Slice slice : Slices.of(extents, enough)) {
            List<Chunk> taken = rows.stream()
                    .filter(row -> row.firstId() >= slice.from() && row.firstId() < slice.to())
                    .toList();
            Merge merge = new Merge(DAY, TENANT, METRIC, slice.to(), tombstones.all());
            taken.forEach(merge::add);
            rows.removeAll(taken);
            rows.addAll(merge.chunks().stream()
                    .filter(row -> Tier.RAW.contains(row.tier()))
                    .toList());
        }
        return rows;
    }
}
