package io.bongsu.collector.promql;

import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long the evaluation alone takes, samples at hand: run by hand, after a warm-up, best and median of many. */
final class Speed {
    private static final int SERIES = 1000;
    private static final int SAMPLES = 360;
    private static final long STEP = 10_000;
    private static final int RUNS = 60;

    private Speed() {}

    public static void main(String[] arguments) {
        List<Series> data = data();
        List<String> queries = arguments.length > 0
                ? List.of(arguments)
                : List.of(
                        "m",
                        "sum by (job) (rate(m[5m]))",
                        "avg_over_time(m[5m])",
                        "max by (job) (m)",
                        "m / on (instance) m",
                        "quantile by (job) (0.9, m)",
                        "topk(5, m)");
        for (String query : queries) {
            System.out.println(measured(query, data) + "  " + query);
        }
    }

    private static String measured(String query, List<Series> data) {
        Engine engine = new Engine(Options.DEFAULT);
        Grid grid = Grid.of(0, (SAMPLES - 1) * STEP, 15_000);
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            int rows = engine.range(query, grid, (matchers, from, to, budget) -> data, () -> false)
                    .rows()
                    .size();
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (rows == 0) {
                throw new IllegalStateException("no result");
            }
        }
        double[] warm = Arrays.copyOfRange(millis, RUNS / 2, RUNS);
        Arrays.sort(warm);
        return String.format("median %7.2f ms, best %7.2f ms", warm[warm.length / 2], warm[0]);
    }

    private static List<Series> data() {
        List<Series> all = new ArrayList<>();
        for (int s = 0; s < SERIES; s++) {
            Series series = new Series(
                    Labels.of("__name__", "m_total", "job", "job-" + s % 10, "instance", "instance-" + s, "zone", "a"));
            for (int i = 0; i < SAMPLES; i++) {
                series.add(i * STEP, (i % 200) * (s + 1.0)); // a restart now and then
            }
            all.add(series);
        }
        return all;
    }
}
