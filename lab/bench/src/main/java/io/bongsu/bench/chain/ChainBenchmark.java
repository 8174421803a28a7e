package io.bongsu.bench.chain;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.Options;
import io.bongsu.bench.metrics.OurCollector;
import io.bongsu.bench.metrics.Pour;
import io.bongsu.bench.metrics.Target;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.RunningSuite;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** From a host's sample accepted to its incident visible in the list of tickets, 200 times, while others send. */
public final class ChainBenchmark implements Benchmark {
    private static final int RUNS = 200;
    private static final int WARM_UP = 20;
    private static final int SAMPLES_A_SECOND = 1_000;
    private static final String LOAD = "--load";
    private static final int SERIES = 100_000;
    private static final double MEDIAN_GOAL = 300;
    private static final double P99_GOAL = 1_000;

    private final Map<String, String> environment;
    private final Checkout checkout;

    public ChainBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "chain";
    }

    @Override
    public String what() {
        return "sample accepted → ticket visible, over " + RUNS + " hosts with " + SAMPLES_A_SECOND
                + " other samples a second (chain RUNS --load SAMPLES: so many more a second by remote write)";
    }

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        Options options = Options.of(arguments, Set.of(LOAD, "--series"), Set.of());
        int runs = Math.max(1, options.number(0, RUNS));
        RunningSuite suite = RunningSuite.of(environment, checkout);
        if (!options.has(LOAD)) {
            return measure(suite, WARM_UP, runs, SAMPLES_A_SECOND);
        }
        int load = options.named(LOAD, 0);
        Target collector = new OurCollector(environment, checkout).target();
        try (Pour pour = new Pour(collector, options.named("--series", SERIES), load)) {
            Measured measured = measure(suite, WARM_UP, runs, SAMPLES_A_SECOND);
            List<Result> results = new ArrayList<>(measured.results());
            results.add(Result.atLeast("remote write beside", "samples/s", pour.taken(), load * 0.98));
            results.add(Result.of("CPU of its sender", "cores", pour.cores()));
            if (!pour.broken().isEmpty()) {
                throw new NotMeasurable("the load beside broke off: " + pour.broken());
            }
            return new Measured(runs, results);
        }
    }

    static Measured measure(RunningSuite suite, int warmUp, int runs, int samplesASecond)
            throws IOException, InterruptedException, NotMeasurable {
        Trials trials = Trials.prepare(suite, Clock.systemUTC(), samplesASecond);
        try {
            List<Trial> all = trials.run(warmUp, runs);
            return new Measured(runs, results(all, trials.conclude(all)));
        } finally {
            trials.end();
        }
    }

    private static List<Result> results(List<Trial> all, Trials.Conclusion conclusion) {
        List<Result> results = new ArrayList<>();
        Figures visible = figures(all, Trial::visibleAfter);
        results.add(Result.atMost("accepted → ticket in the list, median", "ms", visible.median(), MEDIAN_GOAL));
        results.add(Result.of("accepted → ticket in the list, p90", "ms", visible.percentile(90)));
        results.add(Result.atMost("accepted → ticket in the list, p99", "ms", visible.percentile(99), P99_GOAL));
        results.add(Result.of("accepted → ticket in the list, max", "ms", visible.max()));
        Figures alert = figures(all, Trial::alertAfter);
        results.add(Result.of("accepted → alert on the stream, median", "ms", alert.median()));
        results.add(Result.atMost("accepted → alert on the stream, p99", "ms", alert.percentile(99), P99_GOAL));
        add(results, "accepted → situation on the stream", figures(all, Trial::situationAfter));
        add(results, "accepted → ticket on the stream", figures(all, Trial::ticketHeardAfter));
        add(results, "the POST itself", figures(all, Trial::request));
        results.add(Result.atMost("tickets that never came", "tickets", all.size() - visible.count(), 0));
        results.add(Result.atMost("hosts with more than one ticket", "hosts", conclusion.doubled(), 0));
        results.add(Result.atMost("tickets not resolved by recovery", "tickets", conclusion.unresolved(), 0));
        results.add(Result.atLeast(
                "other samples accepted", "1/s", conclusion.rate(), Math.floor(conclusion.wantedRate() * 0.95)));
        results.add(Result.of("other samples not accepted", "samples", (double) conclusion.lost()));
        return results;
    }

    private static void add(List<Result> results, String metric, Figures figures) {
        results.add(Result.of(metric + ", median", "ms", figures.median()));
        results.add(Result.of(metric + ", p99", "ms", figures.percentile(99)));
    }

    private static Figures figures(List<Trial> all, Function<Trial, OptionalDouble> of) {
        return Figures.of(all.stream()
                .map(of)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList());
    }
}
