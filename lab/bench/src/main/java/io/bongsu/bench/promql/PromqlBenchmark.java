package io.bongsu.bench.promql;

import io.bongsu.bench.Benchmark;
import io.bongsu.bench.Options;
import io.bongsu.bench.metrics.Load;
import io.bongsu.bench.metrics.OurCollector;
import io.bongsu.bench.metrics.Sender;
import io.bongsu.bench.metrics.Target;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.Folders;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A fixed list of queries over the same samples, to us and to installed peers, warm, in changing order; answers are compared. */
public final class PromqlBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final int WIDE = 10_000;
    private static final int TIMES = 20;
    private static final int WARM_SECONDS = 15;
    private static final long VISIBLE_LIMIT = TimeUnit.SECONDS.toNanos(120);

    private final Map<String, String> environment;
    private final Checkout checkout;

    public PromqlBenchmark(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    @Override
    public String name() {
        return "promql";
    }

    @Override
    public String what() {
        return "queries beside installed prometheus and victoria-metrics (promql RUNS --wide SERIES --times N --warm SECONDS)";
    }

    @Override
    public Measured run(List<String> arguments) throws IOException, InterruptedException, NotMeasurable {
        Options options = Options.of(arguments, Set.of("--wide", "--times", "--warm"), Set.of());
        int runs = options.number(0, RUNS);
        Path folder = Folders.temporary("bongsu-bench-promql");
        List<Asked> all = new ArrayList<>();
        try {
            start(all, folder);
            long end = System.currentTimeMillis() / 60_000 * 60_000 - 60_000;
            History history = new History(Long.toString(end / 1000, 36), end, options.named("--wide", WIDE));
            fill(all, history, folder);
            Findings findings = measure(all, history, runs, options);
            findings.chart(checkout);
            return new Measured(runs, findings.results());
        } finally {
            all.forEach(one -> one.target().close());
            Folders.delete(folder);
        }
    }

    private void start(List<Asked> all, Path folder) throws IOException, InterruptedException, NotMeasurable {
        String token = environment.getOrDefault("BONGSU_BENCH_TOKEN", "");
        Secrets secrets = token.isBlank() ? Secrets.of(checkout) : Secrets.fixed(token);
        all.add(new Asked(new OurCollector(environment, checkout).target(), secrets));
        if (!environment.getOrDefault("BONGSU_BENCH_PEERS", "").equals("none")) {
            add(all, Target.prometheus(folder));
            add(all, Target.victoria(folder));
        }
    }

    private static void add(List<Asked> all, @Nullable Target peer) {
        if (peer != null) {
            all.add(new Asked(peer, null));
        }
    }

    private static void fill(List<Asked> all, History history, Path folder)
            throws IOException, InterruptedException, NotMeasurable {
        try (Load load = history.load(folder)) {
            for (Asked one : all) {
                double seconds = Sender.to(one.target()).send(load);
                System.err.printf("  %,d samples to %s in %.1f s%n", load.samples(), one.name(), seconds);
            }
        }
        for (Asked one : all) {
            for (String metric : History.metrics()) {
                awaitVisible(one, history, metric);
            }
        }
    }

    /** Nobody is asked before all samples can be found. */
    private static void awaitVisible(Asked one, History history, String metric)
            throws IOException, InterruptedException, NotMeasurable {
        String form =
                new Question("", "sum(count_over_time(" + history.name(metric) + "[1d]))", 0, 0).form(history.end());
        long limit = System.nanoTime() + VISIBLE_LIMIT;
        double found = 0;
        while (System.nanoTime() < limit) {
            Answers answers = Answers.of(one.ask("query", form).body());
            found = answers.sum();
            if (found == history.samples(metric)) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new NotMeasurable(String.format(
                "%s shows %,.0f of %,d samples of %s", one.name(), found, history.samples(metric), metric));
    }

    private static Findings measure(List<Asked> all, History history, int runs, Options options)
            throws IOException, InterruptedException, NotMeasurable {
        List<Question> questions = Question.about(history);
        Findings findings = new Findings(all, questions);
        for (Asked one : all) {
            warm(one, questions, history, options.named("--warm", WARM_SECONDS));
        }
        for (Question question : questions) {
            for (Asked one : all) {
                findings.answered(
                        question,
                        one,
                        one.ask(question.path(), question.form(history.end())).body());
            }
        }
        List<Asked> order = new ArrayList<>(all);
        for (int run = 0; run < runs; run++) {
            for (Question question : questions) {
                for (Asked one : order) {
                    findings.add(question, one, times(one, question, history, options.named("--times", TIMES)));
                }
            }
            Collections.rotate(order, 1);
            System.err.println("  run " + (run + 1) + " of " + runs);
        }
        return findings;
    }

    private static void warm(Asked one, List<Question> questions, History history, int seconds)
            throws IOException, InterruptedException, NotMeasurable {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < limit) {
            for (Question question : questions) {
                one.ask(question.path(), question.form(history.end()));
            }
        }
    }

    private static List<Double> times(Asked one, Question question, History history, int times)
            throws IOException, InterruptedException, NotMeasurable {
        List<Double> millis = new ArrayList<>();
        String form = question.form(history.end());
        for (int number = 0; number < times; number++) {
            millis.add(one.ask(question.path(), form).millis());
        }
        return millis;
    }
}
