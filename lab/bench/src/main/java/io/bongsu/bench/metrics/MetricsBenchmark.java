package io.bongsu.bench.metrics;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.Options;
import io.bongsu.bench.report.Chart;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.Folders;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.OurDatabase;
import io.bongsu.bench.suite.Profile;
import io.bongsu.bench.suite.RunningSuite;
import io.bongsu.bench.suite.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Samples in, by remote write and OTLP, beside installed peers: CPU, rate, memory, acknowledgements, bytes on disk. */
public final class MetricsBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final int SECONDS = 120;
    private static final int WARM_UP_SECONDS = 60;
    private static final String WRITE = "--write";
    private static final String OTLP = "--otlp";
    private static final String STEADY = "--steady";
    private static final String DISK = "--disk";
    private static final String FLOOD = "--flood";
    private static final String KILL = "--kill";
    private static final String PROFILE = "--profile";
    private static final Set<String> PARTS = Set.of(WRITE, OTLP, STEADY, DISK, FLOOD, KILL);
    private static final Set<String> FLAGS = Set.of(WRITE, OTLP, STEADY, DISK, FLOOD, KILL, PROFILE);

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
        return "samples in beside installed prometheus, victoria-metrics and zabbix (metrics RUNS SERIES… --write --otlp --steady --seconds N --disk --flood --kill --profile --warm N)";
    }

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        Options options = Options.of(arguments, Set.of("--seconds", "--warm"), FLAGS);
        List<Integer> sizes = options.numbersFrom(1);
        List<Result> results = new ArrayList<>();
        Map<String, Double> bars = new LinkedHashMap<>();
        for (int series : sizes.isEmpty() ? List.of(10_000, 100_000) : sizes) {
            Path folder = Folders.temporary("bongsu-bench-metrics");
            try (Profile _ = profile(options, series)) {
                measure(series, options, folder, results, bars);
            } finally {
                Folders.delete(folder);
            }
        }
        Path chart = Chart.write(
                checkout.results().resolve("metrics-" + checkout.commit() + ".svg"),
                "CPU seconds per million samples",
                bars);
        System.err.println("chart in " + chart);
        return new Measured(options.number(0, RUNS), results);
    }

    private @Nullable Profile profile(Options options, int series)
            throws IOException, InterruptedException, NotMeasurable {
        if (!options.has(PROFILE)) {
            return null;
        }
        if (options.has(KILL)) {
            throw new NotMeasurable("a collector that is killed leaves no profile: --kill without --profile");
        }
        long pid = new OurCollector(environment, checkout)
                .target()
                .program()
                .roots()
                .getFirst();
        String file = "metrics-" + series + "-" + checkout.commit() + ".jfr";
        return Profile.start(pid, Files.createDirectories(checkout.results()).resolve(file));
    }

    /** All parts that hurt nobody, unless some are named. */
    private static boolean asked(Options options, String part) {
        boolean hurts = part.equals(FLOOD) || part.equals(KILL);
        return options.has(part) || (PARTS.stream().noneMatch(options::has) && !hurts);
    }

    private void measure(int series, Options options, Path folder, List<Result> results, Map<String, Double> bars)
            throws IOException, InterruptedException, NotMeasurable {
        if (asked(options, WRITE) || asked(options, OTLP) || asked(options, DISK)) {
            boolean zabbix = asked(options, WRITE) || asked(options, DISK);
            try (Participants all = zabbix ? start(folder).withZabbix(series, folder) : start(folder)) {
                saturate(series, options, all, folder, results, bars);
            }
        }
        if (asked(options, FLOOD)) {
            flood(options, results);
        }
        if (asked(options, KILL)) {
            new Kill(new OurCollector(environment, checkout).target(), Secrets.of(checkout))
                    .measure(series, options.named("--seconds", SECONDS), results);
        }
        if (asked(options, STEADY)) {
            Path apart = Folders.temporary("bongsu-bench-steady"); // peers take no samples older than those they have
            try (Participants all = start(apart)) {
                new Steady(all.targets(), apart).measure(series, options.named("--seconds", SECONDS), results);
            } finally {
                Folders.delete(apart);
            }
        }
    }

    private void flood(Options options, List<Result> results) throws IOException, InterruptedException, NotMeasurable {
        Secrets second = Secrets.of(checkout, "acme-admin");
        String key = RunningSuite.of(environment, second)
                .post("/api/v1/ingest-keys", "{\"name\": \"bench\"}")
                .path("key")
                .asString();
        new Flood(
                        new OurCollector(environment, checkout).target(),
                        Secrets.of(checkout).token(),
                        key,
                        second.token())
                .measure(options.named("--seconds", SECONDS) / 4, results);
    }

    private void saturate(
            int series, Options options, Participants all, Path folder, List<Result> results, Map<String, Double> bars)
            throws IOException, InterruptedException, NotMeasurable {
        Saturation saturation = new Saturation(all, folder, options.named("--warm", WARM_UP_SECONDS));
        int runs = options.number(0, RUNS);
        if (asked(options, WRITE)) {
            saturation.measure(Saturation.Speech.REMOTE_WRITE, series, runs, results, bars);
        }
        if (asked(options, DISK)) {
            new Disk(folder, saturation, results).compare(ours(), all);
        }
        if (asked(options, OTLP)) {
            saturation.measure(Saturation.Speech.OTLP, series, runs, results, bars);
        }
    }

    private Participants start(Path folder) throws IOException, InterruptedException, NotMeasurable {
        Target ours = new OurCollector(environment, checkout).target();
        return environment.getOrDefault("BONGSU_BENCH_PEERS", "").equals("none")
                ? Participants.alone(ours)
                : Participants.withPeers(ours, folder);
    }

    private double ours() throws IOException, InterruptedException, NotMeasurable {
        try (OurDatabase database = OurDatabase.open(environment, checkout)) {
            return Disk.ours(database);
        }
    }
}
