package io.bongsu.bench;

import io.bongsu.bench.chain.ChainBenchmark;
import io.bongsu.bench.desk.DeskBenchmark;
import io.bongsu.bench.ledger.LedgerBenchmark;
import io.bongsu.bench.metrics.MetricsBenchmark;
import io.bongsu.bench.promql.PromqlBenchmark;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Report;
import io.bongsu.bench.start.StartBenchmark;
import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code java -jar bench.jar NAME}: 0 whatever the figures, 1 when nothing could be measured, 2 for an unknown name. */
public final class Bench {
    private static final int MEASURED = 0;
    private static final int NOT_MEASURED = 1;
    private static final int UNKNOWN = 2;

    private final List<Benchmark> known;
    private final Checkout checkout;
    private final PrintStream out;
    private final PrintStream err;

    Bench(List<Benchmark> known, Checkout checkout, PrintStream out, PrintStream err) {
        this.known = List.copyOf(known);
        this.checkout = checkout;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws Exception {
        Checkout checkout = Checkout.find(System.getenv());
        List<Benchmark> known = List.of(
                new ChainBenchmark(System.getenv(), checkout),
                new DeskBenchmark(System.getenv(), checkout),
                new LedgerBenchmark(System.getenv(), checkout),
                new MetricsBenchmark(System.getenv(), checkout),
                new PromqlBenchmark(System.getenv(), checkout),
                new StartBenchmark(System.getenv(), checkout));
        System.exit(new Bench(known, checkout, System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) throws Exception {
        String name = arguments.isEmpty() ? "" : arguments.getFirst();
        Optional<Benchmark> chosen =
                known.stream().filter(one -> one.name().equals(name)).findFirst();
        if (chosen.isEmpty()) {
            tellNames(name);
            return UNKNOWN;
        }
        try {
            Measured measured = chosen.get().run(arguments.subList(1, arguments.size()));
            Report report = Report.of(name, checkout.commit(), measured);
            report.print(out);
            err.println("written to " + report.write(checkout.results()));
            out.println(report.json());
            return MEASURED;
        } catch (NotMeasurable e) {
            err.println("bench " + name + ": " + e.getMessage());
            return NOT_MEASURED;
        }
    }

    private void tellNames(String name) {
        err.println(name.isEmpty() ? "Which benchmark? There are:" : "There is no benchmark " + name + ". There are:");
        known.forEach(one -> err.printf("  %-8s %s%n", one.name(), one.what()));
    }
}
