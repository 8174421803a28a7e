package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** As fast as it is taken: everybody gets the same bytes, one after the other, run after run, warmed up with others before. */
final class Saturation {
    private static final int SAMPLES = 6_000_000;
    private static final int WARM_UP = 30_000_000;
    private static final long STEP = 10_000;
    private static final int MANY = 1_000_000;

    private final List<Target> targets;
    private final Path folder;
    private final int warmUpSeconds;
    private final Map<String, Long> sent = new LinkedHashMap<>();

    Saturation(List<Target> targets, Path folder, int warmUpSeconds) {
        this.targets = targets;
        this.folder = folder;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** How samples are sent. */
    enum Speech {
        REMOTE_WRITE("remote write"),
        OTLP("OTLP");

        private final String words;

        Speech(String words) {
            this.words = words;
        }
    }

    /** What one run found of one target. */
    private record Run(double cpuPerMillion, double samplesPerSecond, double p50, double p99, double resident) {}

    /** Samples that this peer was given by now. */
    long sent(Target target) {
        return sent.getOrDefault(target.name(), 0L);
    }

    void measure(Speech speech, int series, int runs, List<Result> results, Map<String, Double> bars)
            throws IOException, InterruptedException, NotMeasurable {
        Map<Target, URI> doors = doors(speech);
        Requests fleet = speech == Speech.OTLP ? new OtlpFleet(series) : new Fleet(series, false);
        int rounds = Math.max(1, SAMPLES / series);
        int warmUp = (int) Math.max(1, Math.min(WARM_UP, 1_000_000L * warmUpSeconds) / series);
        long at = System.currentTimeMillis() - ((long) runs * rounds + warmUp + 1) * STEP;
        try (Load load = Load.make(fleet, warmUp, at, folder)) {
            for (Map.Entry<Target, URI> one : doors.entrySet()) {
                send(speech, one, load, warmUpSeconds);
            }
        }
        at += warmUp * STEP;
        Map<Target, List<Run>> found = new LinkedHashMap<>();
        for (int number = 0; number < runs; number++) {
            try (Load load = Load.make(fleet, rounds, at, folder)) {
                for (Map.Entry<Target, URI> one : doors.entrySet()) {
                    Run run = run(speech, one, load);
                    found.computeIfAbsent(one.getKey(), _ -> new ArrayList<>()).add(run);
                    System.err.printf(
                            "  %s, %,d series, run %d, %-24s %.2f CPU-s/M  %,.0f samples/s  p99 %.0f ms%n",
                            speech.words,
                            series,
                            number + 1,
                            one.getKey().name(),
                            run.cpuPerMillion(),
                            run.samplesPerSecond(),
                            run.p99());
                }
            }
            at += rounds * STEP;
        }
        tell(speech, series, found, results, bars);
    }

    private Map<Target, URI> doors(Speech speech) throws IOException, InterruptedException {
        Map<Target, URI> doors = new LinkedHashMap<>();
        for (Target target : targets) {
            URI door = speech == Speech.OTLP ? target.otlp() : target.url();
            if (door == null) {
                System.err.println("  " + target.name() + " takes no OTLP");
            } else {
                doors.put(target, door);
            }
        }
        return doors;
    }

    private Sender send(Speech speech, Map.Entry<Target, URI> one, Load load, long seconds)
            throws InterruptedException, NotMeasurable {
        Sender sender = speech == Speech.OTLP ? Sender.otlp(one.getKey(), one.getValue()) : Sender.to(one.getKey());
        sender.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)).send(load);
        sent.merge(one.getKey().name(), (long) sender.millis().size() * Fleet.PER_REQUEST, Long::sum);
        return sender;
    }

    private Run run(Speech speech, Map.Entry<Target, URI> one, Load load)
            throws IOException, InterruptedException, NotMeasurable {
        Target target = one.getKey();
        double before = target.processes().cpuSeconds();
        long begun = System.nanoTime();
        Sender sender = send(speech, one, load, TimeUnit.HOURS.toSeconds(1));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = target.processes().cpuSeconds() - before;
        Figures millis = Figures.of(sender.millis());
        return new Run(
                cpu / load.samples() * 1e6,
                load.samples() / seconds,
                millis.median(),
                millis.percentile(99),
                target.program().residentMegabytes());
    }

    private void tell(
            Speech speech, int series, Map<Target, List<Run>> found, List<Result> results, Map<String, Double> bars) {
        String what = speech.words + ", " + (series % 1_000 == 0 ? series / 1_000 + " k series" : series + " series");
        boolean many = series >= MANY;
        Run ours = median(found.getOrDefault(targets.getFirst(), List.of()));
        bars.put("bongsu, " + what, ours.cpuPerMillion());
        results.add(Result.atMost("CPU, " + what, "s/M samples", ours.cpuPerMillion(), many ? 2.0 : 1.6));
        results.add(Result.atLeast("taken, " + what, "samples/s", ours.samplesPerSecond(), 600_000));
        results.add(Result.of("a request, median, " + what, "ms", ours.p50()));
        results.add(Result.of("a request, p99, " + what, "ms", ours.p99()));
        results.add(Result.atMost("resident, the collector, " + what, "MB", ours.resident(), many ? 3_000 : 900));
        for (String peer : List.of("victoria-metrics", "prometheus")) {
            besides(peer, speech, what, ours, found, results, bars);
        }
    }

    private void besides(
            String peer,
            Speech speech,
            String what,
            Run ours,
            Map<Target, List<Run>> found,
            List<Result> results,
            Map<String, Double> bars) {
        Target there = Target.find(targets, peer);
        List<Run> runs = there == null ? List.of() : found.getOrDefault(there, List.of());
        Run theirs = median(runs);
        String name = there == null ? peer : there.name();
        if (!runs.isEmpty()) {
            bars.put(name + ", " + what, theirs.cpuPerMillion());
        }
        double share = speech == Speech.OTLP ? Double.NaN : peer.equals("prometheus") ? 1 / 6.0 : 0.7;
        results.add(Result.beside(
                "CPU, " + what, "s/M samples", ours.cpuPerMillion(), name, theirs.cpuPerMillion(), share));
        results.add(Result.beside(
                "taken, " + what, "samples/s", ours.samplesPerSecond(), name, theirs.samplesPerSecond(), Double.NaN));
        results.add(Result.beside("resident, " + what, "MB", ours.resident(), name, theirs.resident(), Double.NaN));
    }

    /** NaN where nothing was measured. */
    private static Run median(List<Run> runs) {
        return new Run(
                of(runs.stream().map(Run::cpuPerMillion).toList()),
                of(runs.stream().map(Run::samplesPerSecond).toList()),
                of(runs.stream().map(Run::p50).toList()),
                of(runs.stream().map(Run::p99).toList()),
                of(runs.stream().map(Run::resident).toList()));
    }

    private static double of(List<Double> values) {
        return Figures.of(values).median();
    }
}
