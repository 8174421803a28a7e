package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bongsu.collector.metrics.Purpose.Fold;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Options;
import io.bongsu.collector.promql.eval.Result;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;

/** Where ranges and times are multiples of a roll-up, it tells what the samples told. */
class RollUpTest {
    private static final long DAY = 20_000 * Windows.DAY;
    private static final double STALE = Series.STALE;
    private static final Labels NAME = Labels.of(new TreeMap<>(Map.of(Labels.METRIC, "m_total")));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Tier tier = random.nextBoolean() ? Tier.FIVE_MINUTES : Tier.HOUR;

    @RepeatedTest(100)
    void lowestHighestNumberAndLastAreExactlyThoseOfTheSamples() {
        Gathered samples = samples(true);

        for (String query : List.of(
                "min_over_time(m_total[%s])",
                "max_over_time(m_total[%s])",
                "count_over_time(m_total[%s])",
                "last_over_time(m_total[%s])",
                "present_over_time(m_total[%s])",
                "m_total")) {
            compare(query, samples, 0);
        }
    }

    @RepeatedTest(100)
    void sumsAndMeansAreThoseOfTheSamplesButForRounding() {
        Gathered samples = samples(true);

        compare("sum_over_time(m_total[%s])", samples, 1e-12);
        compare("avg_over_time(m_total[%s])", samples, 1e-12);
    }

    @RepeatedTest(100)
    void increaseOfACounterThatIsResetIsThatOfTheSamples() {
        Gathered samples = samples(false);

        compare("increase(m_total[%s])", samples, 1e-9);
        compare("rate(m_total[%s])", samples, 1e-9);
    }

    private void compare(String pattern, Gathered samples, double tolerance) {
        long length = RollUp.length(tier);
        String query = pattern.formatted(length / 60_000 * (1 + random.nextInt(3)) + "m");
        Grid grid = Grid.of(DAY - length, DAY + Windows.DAY + length, length);
        Row expected = answer(query, raw(samples), grid);
        Row answer = answer(query, rolled(samples, fold(query)), grid);
        for (int i = 0; i < grid.count(); i++) {
            String where = query + " at " + (grid.time(i) - DAY) + ", seed " + seed;
            assertThat(answer.has(i)).as(where).isEqualTo(expected.has(i));
            if (tolerance == 0 || Double.isNaN(expected.value(i))) {
                assertThat(Double.compare(answer.value(i), expected.value(i)))
                        .as("%s: %s instead of %s", where, answer.value(i), expected.value(i))
                        .isZero();
            } else {
                double most = Math.max(1, Math.abs(expected.value(i))) * tolerance;
                assertThat(answer.value(i)).as(where).isCloseTo(expected.value(i), within(most));
            }
        }
    }

    private static Fold fold(String query) {
        return switch (query.substring(0, 3)) {
            case "min" -> Fold.MIN;
            case "max" -> Fold.MAX;
            case "cou", "sum", "avg" -> Fold.SUM;
            case "inc", "rat" -> Fold.RISE;
            default -> Fold.LAST;
        };
    }

    private static Row answer(String query, Series series, Grid grid) {
        Result result = new Engine(Options.DEFAULT)
                .range(query, grid, (matchers, from, to, budget) -> List.of(series), () -> false);
        assertThat(result.rows()).hasSize(1);
        return result.rows().getFirst();
    }

    private static Series raw(Gathered samples) {
        return new Series(NAME, samples.times().clone(), samples.values().clone(), samples.size());
    }

    /** As a row of the store and back; sometimes as two, when the day's row ends in the middle of a bucket. */
    private Series rolled(Gathered samples, Fold fold) {
        Unrolled unrolled = new Unrolled(fold);
        long cut = random.nextBoolean() ? DAY + random.nextLong(Windows.DAY) : Long.MAX_VALUE;
        for (boolean before : new boolean[] {true, false}) {
            Gathered part = new Gathered();
            for (int i = 0; i < samples.size(); i++) {
                if (samples.times()[i] <= cut == before) {
                    part.add(samples.times()[i], samples.values()[i]);
                }
            }
            if (part.size() > 0) {
                RollUp rollUp = new RollUp(tier, DAY);
                rollUp.add(7, part);
                ChunkDraft draft = new ChunkDraft(Tier.DAY, new UUID(1, 1), 5, DAY);
                draft.add(7, part, 1);
                Chunk row = rollUp.chunk(draft.chunk(0));
                Unrolled.read(
                        new ChunkRepository.Packed(row.window(), 0, row.data()),
                        RollUp.length(tier),
                        Map.of(7L, unrolled),
                        (series, at) -> true);
            }
        }
        Samples all = unrolled.before(
                new StoredSeries(7, "m_total", io.bongsu.collector.resource.Labels.NONE), new Gathered());
        Series series = new Series(NAME);
        for (int i = 0; i < all.size(); i++) {
            series.add(all.time(i), all.value(i));
        }
        series.standFor(all.weights(), all.resolution());
        return series;
    }

    /**
     * A counter that is reset at times, with gaps.
     *
     * @param odd with staleness markers and values that are no numbers
     */
    private Gathered samples(boolean odd) {
        Gathered samples = new Gathered();
        double value = 0;
        long step = 1000L * (5 + random.nextInt(55));
        long at = DAY + random.nextLong(step);
        while (at < DAY + Windows.DAY) {
            value = random.nextInt(200) == 0 ? 0 : value + random.nextInt(100) / 4.0;
            double told = odd && random.nextInt(100) == 0 ? (random.nextBoolean() ? STALE : Double.NaN) : value;
            samples.add(at, told);
            at += random.nextInt(300) == 0 ? random.nextLong(4 * RollUp.HOUR) + 1 : step;
        }
        return samples;
    }
}
