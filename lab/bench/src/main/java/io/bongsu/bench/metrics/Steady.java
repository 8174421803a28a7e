package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How long acknowledgements take at a rate that leaves room, while windows are sealed: the time of the samples runs faster
 * than the clock, so that each sample sent is also sealed soon after. The fleet is lively. Its series are new in the first
 * seconds, which are told apart.
 */
final class Steady {
    private static final int RATE = 300_000;
    private static final int SERIES = 100_000;
    private static final long STEP = 10_000;
    private static final int WARM_SECONDS = 10;

    private final List<Target> targets;
    private final Path folder;

    Steady(List<Target> targets, Path folder) {
        this.targets = targets;
        this.folder = folder;
    }

    void measure(int series, int seconds, List<Result> results)
            throws IOException, InterruptedException, NotMeasurable {
        int size = Math.min(SERIES, series);
        int rounds = (int) Math.max(1, (long) RATE * (WARM_SECONDS + seconds) / size);
        long at = System.currentTimeMillis() - rounds * STEP;
        Figures ours = Figures.of(List.of());
        try (Load load = Load.make(new Fleet(size, true), rounds, at, folder)) {
            for (Target target : targets) {
                Sender sender = Sender.to(target).paced(RATE).warm(RATE / Fleet.PER_REQUEST * WARM_SECONDS);
                double taken = sent(sender, load, target);
                Figures millis = Figures.of(sender.millis());
                System.err.printf(
                        "  %,d samples/s to %-24s p50 %.1f  p99 %.1f ms, taken %,.0f/s%n",
                        RATE, target.name(), millis.median(), millis.percentile(99), taken);
                if (target.equals(targets.getFirst())) {
                    ours = millis;
                    tell(ours, Figures.of(sender.warmMillis()), taken, results);
                } else {
                    besides(ours, millis, target.name(), results);
                }
            }
        }
    }

    /** What a peer does not take is its own affair; what we do not take ends the benchmark. */
    private double sent(Sender sender, Load load, Target target) throws InterruptedException, NotMeasurable {
        try {
            return load.samples() / sender.send(load);
        } catch (NotMeasurable e) {
            if (target.equals(targets.getFirst())) {
                throw e;
            }
            System.err.println("  " + target.name() + ": " + e.getMessage());
            return Double.NaN;
        }
    }

    private static void tell(Figures millis, Figures first, double taken, List<Result> results) {
        results.add(Result.atLeast("taken of 300 k samples/s", "samples/s", taken, RATE * 0.98));
        results.add(Result.atMost("ack at 300 k/s, sealing included, p50", "ms", millis.median(), 10));
        results.add(Result.atMost("ack at 300 k/s, sealing included, p99", "ms", millis.percentile(99), 100));
        results.add(Result.of("ack at 300 k/s, sealing included, max", "ms", millis.max()));
        results.add(Result.of("ack at 300 k/s, the first 10 s, all series new, p99", "ms", first.percentile(99)));
    }

    private static void besides(Figures ours, Figures theirs, String name, List<Result> results) {
        results.add(Result.beside("ack at 300 k/s, p50", "ms", ours.median(), name, theirs.median(), Double.NaN));
        results.add(Result.beside(
                "ack at 300 k/s, p99", "ms", ours.percentile(99), name, theirs.percentile(99), Double.NaN));
    }
}
