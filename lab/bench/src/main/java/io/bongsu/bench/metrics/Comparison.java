package io.bongsu.bench.metrics;

import io.bongsu.bench.metrics.Saturation.Speech;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was found of everybody who was sent the same, run after run; medians beside each other. */
final class Comparison {
    private static final int MANY = 1_000_000;

    private final Speech speech;
    private final int series;
    private final String what;
    private final Map<Target, List<Run>> all = new LinkedHashMap<>();

    Comparison(Speech speech, int series) {
        this.speech = speech;
        this.series = series;
        this.what = speech + ", " + (series % 1_000 == 0 ? series / 1_000 + " k series" : series + " series");
    }

    /**
     * What one run found of one target.
     *
     * @param millis of its requests
     * @param resident megabytes of the program without the database behind it
     */
    record Run(double cpuPerMillion, double samplesPerSecond, Figures millis, double resident) {}

    void found(int number, Target target, Run run) {
        all.computeIfAbsent(target, _ -> new ArrayList<>()).add(run);
        System.err.printf(
                "  %s, run %d, %-24s %.2f CPU-s/M  %,.0f samples/s  p99 %.0f ms%n",
                what,
                number + 1,
                target.name(),
                run.cpuPerMillion(),
                run.samplesPerSecond(),
                run.millis().percentile(99));
    }

    void tell(Target we, List<Result> results, Map<String, Double> bars) {
        boolean many = series >= MANY;
        List<Run> ours = all.getOrDefault(we, List.of());
        double cpu = median(ours, Run::cpuPerMillion);
        bars.put("bongsu, " + what, cpu);
        results.add(Result.atMost("CPU, " + what, "s/M samples", cpu, many ? 2.0 : 1.6));
        results.add(Result.atLeast("taken, " + what, "samples/s", median(ours, Run::samplesPerSecond), 600_000));
        results.add(Result.of(
                "a request, median, " + what,
                "ms",
                median(ours, run -> run.millis().median())));
        results.add(Result.of(
                "a request, p99, " + what,
                "ms",
                median(ours, run -> run.millis().percentile(99))));
        results.add(Result.atMost(
                "resident, the collector, " + what, "MB", median(ours, Run::resident), many ? 3_000 : 900));
        boolean write = speech == Speech.REMOTE_WRITE;
        beside("victoria-metrics", write ? 0.7 : Double.NaN, ours, results, bars);
        beside("prometheus", write ? 1 / 6.0 : Double.NaN, ours, results, bars);
        if (write) {
            beside("zabbix", 1 / 5.0, ours, results, bars);
        }
    }

    /** @param most how much of its CPU we may need at most; NaN without a goal */
    private void beside(String peer, double most, List<Run> ours, List<Result> results, Map<String, Double> bars) {
        Target there = Target.find(List.copyOf(all.keySet()), peer);
        List<Run> theirs = there == null ? List.of() : all.getOrDefault(there, List.of());
        String name = there == null ? peer : there.name();
        if (!theirs.isEmpty()) {
            bars.put(name + ", " + what, median(theirs, Run::cpuPerMillion));
        }
        results.add(beside("CPU", "s/M samples", Run::cpuPerMillion, ours, theirs, name, most));
        results.add(beside("taken", "samples/s", Run::samplesPerSecond, ours, theirs, name, Double.NaN));
        results.add(beside("resident", "MB", Run::resident, ours, theirs, name, Double.NaN));
    }

    private Result beside(
            String metric,
            String unit,
            ToDoubleFunction<Run> of,
            List<Run> ours,
            List<Run> theirs,
            String name,
            double most) {
        return Result.beside(metric + ", " + what, unit, median(ours, of), name, median(theirs, of), most);
    }

    /** NaN where nothing was measured. */
    private static double median(List<Run> runs, ToDoubleFunction<Run> of) {
        return Figures.of(runs.stream().map(of::applyAsDouble).toList()).median();
    }
}
