package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Answers a query for the tenant of the context. */
@Component
public class Promql {
    private static final int MOST_POINTS = 11_000;
    private static final int MOST_VALUES = 2_000_000;

    private final MetricStore store;
    private final Scheduler computing = Schedulers.parallel();

    Promql(MetricStore store) {
        this.store = store;
    }

    /** One result series at one time. */
    public record Value(String metric, Map<String, String> labels, double value) {}

    /** The value of an expression now, series by series; a scalar has no labels. */
    public Mono<List<Value>> now(String query, long time) {
        return Mono.defer(() -> rows(Parser.parse(query), Grid.at(time)))
                .map(rows -> rows.stream()
                        .map(row -> new Value(row.metric(), row.labels().asMap(), row.values()[0]))
                        .toList());
    }

    /** The selector a query consists of; empty when it is more than that. */
    public static Optional<Selector> selector(String query) {
        return Parser.parse(query) instanceof Expression.Series series
                ? Optional.of(series.selector())
                : Optional.empty();
    }

    static Grid grid(long start, long end, long step) {
        if (end < start) {
            throw PromqlFailure.badData("end timestamp must not be before start time");
        }
        if (step <= 0) {
            throw PromqlFailure.badData("zero or negative query resolution step widths are not accepted");
        }
        long count = (end - start) / step + 1;
        if (count > MOST_POINTS) {
            throw new QueryLimit(
                    "too-many-points",
                    "exceeded maximum resolution of 11,000 points per timeseries. Try a longer step or a shorter time.");
        }
        return new Grid(start, step, (int) count);
    }

    Mono<List<Row>> rows(Expression expression, Grid grid) {
        return read(expression, grid).map(read -> new Evaluation(grid, read, MOST_VALUES).rows(expression));
    }

    /** The raw samples a range selector names. */
    Mono<List<Samples>> raw(Expression.Range range, long time) {
        return store.select(range.series().selector(), time - range.millis(), time);
    }

    private Mono<Map<Expression, List<Samples>>> read(Expression expression, Grid grid) {
        Map<Expression, Long> backwards = new LinkedHashMap<>();
        collect(expression, backwards);
        return Flux.fromIterable(backwards.entrySet())
                .concatMap(entry -> store.select(
                                selectorOf(entry.getKey()).selector(), grid.start() - entry.getValue(), grid.end())
                        .map(samples -> Map.entry(entry.getKey(), samples)))
                // computing may take long: not on an event loop of the database
                .publishOn(computing)
                .collect(HashMap::new, (read, entry) -> read.put(entry.getKey(), entry.getValue()));
    }

    private static Expression.Series selectorOf(Expression expression) {
        return switch (expression) {
            case Expression.Series series -> series;
            case Expression.Range range -> range.series();
            default -> throw new IllegalStateException("reads no samples: " + expression);
        };
    }

    private static void collect(Expression expression, Map<Expression, Long> backwards) {
        switch (expression) {
            case Expression.Series series -> backwards.put(series, Evaluation.LOOK_BACK);
            case Expression.Range range -> backwards.put(range, range.millis());
            case Expression.Call call -> collect(call.range(), backwards);
            case Expression.Aggregate aggregate -> collect(aggregate.of(), backwards);
            case Expression.Negation negation -> collect(negation.of(), backwards);
            case Expression.Binary binary -> {
                collect(binary.left(), backwards);
                collect(binary.right(), backwards);
            }
            case Expression.Literal number -> {}
        }
    }
}
