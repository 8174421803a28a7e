package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one metric become fewer rows: the samples of each series in order of time, of equal times the one that counted
 * before, without what was deleted. Series from a limit on are not complete yet: their part of each row stays a row of its own.
 */
final class Merge {
    private static final int SERIES_PER_CHUNK = 512;
    private static final int SAMPLES_PER_CHUNK = 65_536;
    /** As readers read them. */
    private static final Comparator<Part> ORDER = Comparator.<Part>comparingLong(
                    part -> part.row().window())
            .thenComparingLong(part -> part.row().seq());

    private final MergeSpan span;
    private final UUID tenant;
    private final long metric;
    private final long limit;
    private final Tombstones.All deleted;
    private final Map<Long, List<Part>> parts = new TreeMap<>();
    private final List<Chunk> merged = new ArrayList<>();
    private int rows;

    /**
     * @param limit first series that is not complete
     */
    Merge(MergeSpan span, UUID tenant, long metric, long limit, Tombstones.All deleted) {
        this.span = span;
        this.tenant = tenant;
        this.metric = metric;
        this.limit = limit;
        this.deleted = deleted;
    }

    @SuppressWarnings("ArrayRecordComponent") // carries samples, is never compared
    private record Part(Chunk row, long[] times, double[] values) {}

    /**
     * @throws io.bongsu.collector.codec.CorruptBytes when it cannot be read
     */
    void add(Chunk row) {
        rows++;
        Pack.read(
                row.data(),
                row.window(),
                id -> true,
                (id, times, values) ->
                        parts.computeIfAbsent(id, _ -> new ArrayList<>(8)).add(new Part(row, times, values)));
    }

    /** How many rows it was given. */
    int rows() {
        return rows;
    }

    /** The rows that take the place of those it was given. */
    List<Chunk> chunks() {
        RowDraft draft = null;
        IdentityHashMap<Chunk, RowDraft> beyond = new IdentityHashMap<>();
        for (Map.Entry<Long, List<Part>> series : parts.entrySet()) {
            long id = series.getKey();
            if (id >= limit) {
                series.getValue().forEach(part -> putAside(id, part, beyond));
                continue;
            }
            Gathered samples = samples(id, series.getValue());
            if (samples.size() > 0) {
                if (draft == null || !draft.hasRoom(SERIES_PER_CHUNK, SAMPLES_PER_CHUNK)) {
                    finish(draft);
                    draft = new RowDraft(span.target(), tenant, metric, span.window(metric));
                }
                draft.add(id, samples, seq(series.getValue()));
            }
        }
        finish(draft);
        beyond.forEach((row, left) -> merged.addAll(left.chunks(row.cleaned())));
        return merged;
    }

    private void finish(@Nullable RowDraft draft) {
        if (draft != null) {
            merged.addAll(draft.chunks(deleted.newest()));
        }
    }

    private Gathered samples(long id, List<Part> its) {
        its.sort(ORDER);
        Gathered samples = new Gathered();
        boolean touched = !deleted.of(id).isEmpty();
        for (Part part : its) {
            long cleaned = part.row().cleaned();
            samples.add(part.times(), part.values(), at -> !touched || !deleted.covers(id, at, cleaned));
        }
        return samples.ordered();
    }

    private static long seq(List<Part> its) {
        return its.stream().mapToLong(part -> part.row().seq()).min().orElse(0);
    }

    private static void putAside(long id, Part part, IdentityHashMap<Chunk, RowDraft> beyond) {
        Chunk row = part.row();
        Gathered samples = new Gathered();
        samples.add(part.times(), part.values(), at -> true);
        beyond.computeIfAbsent(row, _ -> new RowDraft(row.tier(), row.tenant(), row.metric(), row.window()))
                .add(id, samples, row.seq());
    }
}
