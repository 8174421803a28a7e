package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Limits;
import io.bongsu.collector.promql.eval.Options;
import io.bongsu.collector.promql.eval.QueryFailure;
import io.bongsu.collector.promql.eval.Result;
import io.bongsu.collector.promql.parse.Features;
import io.bongsu.collector.promql.parse.Parser;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers queries for the tenant of the context. */
@Component
public class Promql {
    /** Evaluation looks at the clock itself; waiting for the database does not. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final MetricStore store;
    private final QueryThreads threads;
    private final PromqlProperties properties;

    Promql(MetricStore store, QueryThreads threads, PromqlProperties properties) {
        this.store = store;
        this.threads = threads;
        this.properties = properties;
    }

    /** One result series at one time. */
    public record Value(String metric, Map<String, String> labels, double value) {}

    /** The value of an expression now, series by series, for rules; a scalar has no labels, histograms are left out. */
    public Mono<List<Value>> now(String query, long time) {
        return answer(
                false,
                properties.timeout(),
                properties.lookback(),
                (engine, source, cancelled) -> engine.instant(query, time, source, cancelled),
                Promql::values);
    }

    private static List<Value> values(Result result) {
        List<Value> values = new ArrayList<>();
        for (Row row : result.rows()) {
            if (row.hasNumber(0)) {
                Map<String, String> labels = row.labels().asMap();
                String metric = labels.remove(Labels.METRIC);
                values.add(new Value(metric == null ? "" : metric, labels, row.value(0)));
            }
        }
        return values;
    }

    /** The selector a query consists of; empty when it is more than that. */
    public static Optional<Selector> selector(String query) {
        try {
            return Parser.parse(query, Features.ALL) instanceof Expr.Selector selector
                            && selector.shift().equals(Shift.NONE)
                            && selector.edges() == Expr.Edges.PLAIN
                    ? Optional.of(StoredSource.selector(selector.matchers()))
                    : Optional.empty();
        } catch (RuntimeException e) {
            throw PromqlFailure.of(e);
        }
    }

    /**
     * @param then what is made of the answer, still off the event loop
     */
    <T> Mono<T> instant(String query, long time, Duration timeout, Duration lookback, Function<Result, T> then) {
        return answer(
                true,
                timeout,
                lookback,
                (engine, source, cancelled) -> engine.instant(query, time, source, cancelled),
                then);
    }

    <T> Mono<T> range(
            String query, Grid grid, long end, Duration timeout, Duration lookback, Function<Result, T> then) {
        return answer(
                true,
                timeout,
                lookback,
                (engine, source, cancelled) -> engine.range(query, grid, end, source, cancelled),
                then);
    }

    @FunctionalInterface
    private interface Question {
        Result ask(Engine engine, StoredSource source, BooleanSupplier cancelled);
    }

    private <T> Mono<T> answer(
            boolean limited, Duration timeout, Duration lookback, Question question, Function<Result, T> then) {
        Duration longest = timeout.compareTo(properties.timeout()) < 0 ? timeout : properties.timeout();
        Engine engine = new Engine(options(longest, lookback));
        return Mono.deferContextual(context -> threads.run(
                        Tenant.of(context).id(),
                        limited,
                        cancelled -> then.apply(question.ask(engine, new StoredSource(store, context), cancelled))))
                .timeout(longest.plus(GRACE), Mono.error(() -> PromqlFailure.of(new QueryFailure.TimedOut())));
    }

    Expr parse(String query) {
        try {
            return Parser.parse(query, features());
        } catch (RuntimeException e) {
            throw PromqlFailure.of(e);
        }
    }

    private Features features() {
        return properties.experimental() ? Features.ALL : Features.NONE;
    }

    private Options options(Duration longest, Duration lookback) {
        return Options.DEFAULT
                .withFeatures(features(), false)
                .withLookback(lookback)
                .withLimits(new Limits(
                        properties.series(), properties.samples(), properties.points(), properties.values(), longest));
    }
}
