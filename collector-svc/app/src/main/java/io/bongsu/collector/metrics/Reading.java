package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.Pack;
import io.bongsu.collector.metrics.Purpose.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * One query's samples of some series. Heads are read before chunk rows: what is sealed in between is found twice, never not
 * at all; of equal times the sealed one counts.
 */
final class Reading {
    private final List<LiveSeries> series;
    private final long from;
    private final long to;
    private final int most;
    private final Tombstones.All deleted;
    private final Map<Long, Gathered> sealed = new HashMap<>();
    private final Map<Long, Gathered> unsealed = new HashMap<>();
    private final Map<Long, Unrolled> unrolled = new HashMap<>();
    private long read;

    Reading(List<LiveSeries> series, long from, long to, int most, Tombstones.All deleted) {
        this.series = series;
        this.from = from;
        this.to = to;
        this.most = most;
        this.deleted = deleted;
    }

    /**
     * On a thread that may compute for a while.
     *
     * @param newest up to which time rows are worth a look
     * @param horizon which part of the time is told by samples, which by roll-ups
     * @param fold what of roll-ups counts
     */
    Mono<List<Samples>> from(
            ChunkRepository chunks, NewestRows newest, Horizon horizon, Fold fold, Scheduler computing) {
        readHeads(horizon.rolled().isEmpty() ? null : fold);
        return horizon.rolled().isEmpty() && newest.areBefore(from, series)
                ? Mono.fromCallable(this::samples)
                : rows(chunks, horizon, computing).then(Mono.fromCallable(this::samples));
    }

    private Mono<Void> rows(ChunkRepository chunks, Horizon horizon, Scheduler computing) {
        Mono<Void> raw = Mono.defer(() -> chunks.between(question(), horizon.rawFrom())
                .publishOn(computing, 8) // unpacking is long work for a thread of the driver
                .doOnNext(this::read)
                .then());
        Mono<Void> rolled = Flux.fromIterable(horizon.rolled())
                .concatMap(part -> chunks.rolled(question(), part)
                        .publishOn(computing, 8)
                        .doOnNext(row -> readRolled(row, part.tier())))
                .then();
        return rolled.then(raw);
    }

    private void readHeads(@Nullable Fold fold) {
        for (LiveSeries one : series) {
            Gathered samples = new Gathered();
            one.gather(samples, from, to);
            if (samples.size() > 0) {
                unsealed.put(one.id(), samples);
                count(samples.size());
            }
            sealed.put(one.id(), new Gathered());
            if (fold != null) {
                unrolled.put(one.id(), new Unrolled(isPart(one) ? Fold.LAST : fold));
            }
        }
    }

    /** A part of something larger is of use only as it was at one time. */
    private static boolean isPart(LiveSeries one) {
        return one.stored().labels().asMap().keySet().stream().anyMatch(name -> name.startsWith("__"));
    }

    private ChunkRepository.Question question() {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (LiveSeries one : series) {
            first = Math.min(first, one.id());
            last = Math.max(last, one.id());
        }
        Long[] metrics =
                series.stream().map(one -> one.metric().hash()).distinct().toArray(Long[]::new);
        return new ChunkRepository.Question(metrics, first, last, from, to);
    }

    private void read(ChunkRepository.Packed chunk) {
        Pack.read(chunk.data(), chunk.window(), sealed::containsKey, (id, times, values) -> {
            Gathered samples = sealed.get(id);
            if (samples != null) {
                int before = samples.size();
                if (deleted.of(id).isEmpty()) {
                    samples.add(times, values, from, to);
                } else {
                    samples.add(times, values, at -> at > from && at <= to && !deleted.covers(id, at, chunk.cleaned()));
                }
                count(samples.size() - before);
            }
        });
    }

    private void readRolled(ChunkRepository.Packed row, Tier tier) {
        count(Unrolled.read(
                row,
                RollUp.length(tier),
                unrolled,
                (id, at) -> at > from && at <= to && !deleted.covers(id, at, row.cleaned())));
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw new QueryLimit(
                    "too-many-samples",
                    "The query reads more than " + most + " samples. Choose fewer series or a shorter time.");
        }
    }

    private List<Samples> samples() {
        List<Samples> all = new ArrayList<>();
        for (LiveSeries one : series) {
            Gathered samples = sealed.getOrDefault(one.id(), new Gathered());
            Gathered newer = unsealed.get(one.id());
            if (newer != null) {
                samples.add(newer);
            }
            Unrolled older = unrolled.get(one.id());
            if (older != null && older.size() > 0) {
                all.add(older.before(one.stored(), samples.ordered()));
            } else if (samples.size() > 0) {
                Gathered ordered = samples.ordered();
                all.add(new Samples(one.stored(), ordered.times(), ordered.values(), ordered.size()));
            }
        }
        return all;
    }
}
