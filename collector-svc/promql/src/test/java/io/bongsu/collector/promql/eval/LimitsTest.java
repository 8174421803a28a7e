package io.bongsu.collector.promql.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.SeriesSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Limits SMALL = new Limits(2, 1000, 100, 10_000, Duration.ofSeconds(5));
    private final Engine engine = new Engine(Options.DEFAULT.withLimits(SMALL));

    @Test
    void limitSaysItsNameAndWhatToChange() {
        assertThatThrownBy(() -> engine.instant("up", 0, series(3, 1), () -> false))
                .isInstanceOfSatisfying(
                        QueryFailure.Limit.class,
                        limit -> assertThat(limit.name()).isEqualTo("too-many-series"))
                .hasMessageContaining("more label matchers");
        assertThatThrownBy(() -> engine.instant("up", 0, series(1, 1001), () -> false))
                .isInstanceOfSatisfying(
                        QueryFailure.Limit.class,
                        limit -> assertThat(limit.name()).isEqualTo("too-many-samples"));
        assertThatThrownBy(() -> engine.range("up", new Grid(0, 1, 101), series(1, 1), () -> false))
                .isInstanceOfSatisfying(
                        QueryFailure.Limit.class,
                        limit -> assertThat(limit.name()).isEqualTo("too-many-points"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum_over_time(vector(1)[10y:1s])",
                "sum_over_time(vector(1)[100y:1ms])",
                "count_over_time(up[20000s:1s])",
                "sum_over_time(sum_over_time(vector(time())[5000s:1s])[5000s:1s])"
            })
    void longSubqueriesEndBeforeTheyAreHeld(String query) {
        assertThatThrownBy(() -> engine.instant(query, 0, series(1, 1), () -> false))
                .isInstanceOfSatisfying(
                        QueryFailure.Limit.class,
                        limit -> assertThat(limit.name()).isEqualTo("too-many-values"));
    }

    @Test
    void nobodyWaitsAnyMore() {
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> engine.instant(
                        "sum(rate(up[5m])) + sum(up)", 0, series(2, 10), () -> asked.incrementAndGet() > 4))
                .isInstanceOf(QueryFailure.Cancelled.class);
    }

    @Test
    void timeRunsOut() {
        Limits none = new Limits(2, 1000, 100, 10_000, Duration.ZERO);

        assertThatThrownBy(
                        () -> new Engine(Options.DEFAULT.withLimits(none)).instant("up", 0, series(2, 10), () -> false))
                .isInstanceOf(QueryFailure.TimedOut.class);
    }

    private static SeriesSource series(int count, int samples) {
        return (matchers, from, to, budget) -> {
            java.util.ArrayList<Series> all = new java.util.ArrayList<>();
            for (int i = 0; i < count; i++) {
                Series series = new Series(Labels.of("__name__", "up", "i", String.valueOf(i)));
                for (int s = samples - 1; s >= 0; s--) {
                    series.add(-s, s);
                }
                budget.read(1, samples);
                all.add(series);
            }
            return List.copyOf(all);
        };
    }
}
