package io.bongsu.bench.metrics;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.report.Chart;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.Folders;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Remote write as fast as it is taken: 10 k and 100 k series of 15 labels, 1,000 a request. Everybody gets the same bytes, one
 * after the other, run after run, and has been warmed up with other bytes before; medians are told.
 */
public final class MetricsBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final int SAMPLES = 6_000_000;
    private static final int WARM_UP = 30_000_000;
    private static final long WARM_UP_SECONDS = 60;
    private static final long STEP = 10_000;

    private final Map<String, String> environment;
    private final Checkout checkout;

    public MetricsBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "metrics";
    }

    @Override
    public String what() {
        return "remote write at saturation, beside installed prometheus and victoria-metrics (metrics RUNS SERIES…)";
    }

    /** What one run found of one target. */
    private record Run(double cpuPerMillion, double samplesPerSecond, double p50, double p99, double megabytes) {}

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        int runs = arguments.isEmpty() ? RUNS : Integer.parseInt(arguments.getFirst());
        List<Integer> sizes = arguments.size() > 1
                ? arguments.stream().skip(1).map(Integer::valueOf).toList()
                : List.of(10_000, 100_000);
        List<Result> results = new ArrayList<>();
        Map<String, Double> bars = new LinkedHashMap<>();
        for (int series : sizes) {
            Path folder = Folders.temporary("bongsu-bench-metrics");
            try {
                measure(series, runs, folder, results, bars);
            } finally {
                Folders.delete(folder);
            }
        }
        Path chart = Chart.write(
                checkout.results().resolve("metrics-" + checkout.commit() + ".svg"),
                "CPU seconds per million samples, remote write",
                bars);
        System.err.println("chart in " + chart);
        return new Measured(runs, results);
    }

    private void measure(int series, int runs, Path folder, List<Result> results, Map<String, Double> bars)
            throws IOException, InterruptedException, NotMeasurable {
        List<Target> targets = new ArrayList<>();
        try {
            targets.add(new OurCollector(environment, checkout).target());
            if (!environment.getOrDefault("BONGSU_BENCH_PEERS", "").equals("none")) {
                add(targets, Target.prometheus(folder));
                add(targets, Target.victoria(folder));
            }
            Map<Target, List<Run>> found = all(series, runs, folder, targets);
            tell(series, targets, found, results, bars);
        } finally {
            targets.forEach(Target::close);
        }
    }

    private static void add(List<Target> targets, @Nullable Target peer) {
        if (peer != null) {
            targets.add(peer);
        }
    }

    private static Map<Target, List<Run>> all(int series, int runs, Path folder, List<Target> targets)
            throws IOException, InterruptedException, NotMeasurable {
        Fleet fleet = new Fleet(series);
        int rounds = Math.max(1, SAMPLES / series);
        int warmUp = Math.max(1, WARM_UP / series);
        long at = System.currentTimeMillis() - ((long) runs * rounds + warmUp + 1) * STEP;
        try (Load load = Load.make(fleet, warmUp, at, folder)) {
            for (Target target : targets) {
                var _ = new Sender(target.url(), target.key())
                        .until(System.nanoTime() + TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS))
                        .send(load);
            }
        }
        at += warmUp * STEP;
        Map<Target, List<Run>> found = new LinkedHashMap<>();
        for (int number = 0; number < runs; number++) {
            try (Load load = Load.make(fleet, rounds, at, folder)) {
                for (Target target : targets) {
                    Run run = run(target, load);
                    System.err.printf(
                            "  %,d series, run %d, %-24s %.2f CPU-s/M  %,.0f samples/s  p99 %.0f ms%n",
                            series, number + 1, target.name(), run.cpuPerMillion(), run.samplesPerSecond(), run.p99());
                    found.computeIfAbsent(target, _ -> new ArrayList<>()).add(run);
                }
            }
            at += rounds * STEP;
        }
        return found;
    }

    private static Run run(Target target, Load load) throws IOException, InterruptedException, NotMeasurable {
        double before = target.processes().cpuSeconds();
        Sender sender = new Sender(target.url(), target.key());
        double seconds = sender.send(load);
        double cpu = target.processes().cpuSeconds() - before;
        Figures millis = Figures.of(sender.millis());
        return new Run(
                cpu / load.samples() * 1e6,
                load.samples() / seconds,
                millis.median(),
                millis.percentile(99),
                target.processes().residentMegabytes());
    }

    private static void tell(
            int series,
            List<Target> targets,
            Map<Target, List<Run>> found,
            List<Result> results,
            Map<String, Double> bars) {
        String size = series % 1_000 == 0 ? series / 1_000 + " k series" : series + " series";
        Run ours = median(found.getOrDefault(targets.getFirst(), List.of()));
        bars.put("bongsu, " + size, ours.cpuPerMillion());
        results.add(Result.atMost("CPU, " + size, "s/M samples", ours.cpuPerMillion(), 1.6));
        results.add(Result.atLeast("taken, " + size, "samples/s", ours.samplesPerSecond(), 600_000));
        results.add(Result.of("a request, median, " + size, "ms", ours.p50()));
        results.add(Result.of("a request, p99, " + size, "ms", ours.p99()));
        results.add(Result.of("resident with PostgreSQL, " + size, "MB", ours.megabytes()));
        for (String peer : List.of("victoria-metrics", "prometheus")) {
            double share = peer.equals("prometheus") ? 1 / 6.0 : 0.7;
            Target there = targets.stream()
                    .filter(one -> one.name().startsWith(peer))
                    .findFirst()
                    .orElse(null);
            Run theirs = there == null ? null : median(found.getOrDefault(there, List.of()));
            String name = there == null ? peer : there.name();
            if (theirs != null) {
                bars.put(name + ", " + size, theirs.cpuPerMillion());
            }
            results.add(Result.beside(
                    "CPU, " + size,
                    "s/M samples",
                    ours.cpuPerMillion(),
                    name,
                    theirs == null ? Double.NaN : theirs.cpuPerMillion(),
                    share));
            results.add(Result.beside(
                    "taken, " + size,
                    "samples/s",
                    ours.samplesPerSecond(),
                    name,
                    theirs == null ? Double.NaN : theirs.samplesPerSecond(),
                    Double.NaN));
        }
    }

    private static Run median(List<Run> runs) {
        return new Run(
                of(runs.stream().map(Run::cpuPerMillion).toList()),
                of(runs.stream().map(Run::samplesPerSecond).toList()),
                of(runs.stream().map(Run::p50).toList()),
                of(runs.stream().map(Run::p99).toList()),
                of(runs.stream().map(Run::megabytes).toList()));
    }

    private static double of(List<Double> values) {
        return Figures.of(values).median();
    }
}
