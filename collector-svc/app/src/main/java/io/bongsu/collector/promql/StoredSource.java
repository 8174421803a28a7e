package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Purpose;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.LabelPattern;
import io.bongsu.collector.promql.data.Hints;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.promql.data.SeriesSource;
import io.bongsu.collector.promql.eval.QueryFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The metric store as the evaluator sees it: waits on a virtual thread, in the context (tenant, transaction) of the asker. */
final class StoredSource implements SeriesSource {
    private final MetricStore store;
    private final ContextView context;

    StoredSource(MetricStore store, ContextView context) {
        this.store = store;
        this.context = context;
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long from, long to, Budget budget) {
        return select(matchers, from, to, new Hints("", 0, 0), budget);
    }

    @Override
    public List<Series> select(List<LabelMatcher> matchers, long from, long to, Hints hints, Budget budget) {
        List<LabelMatcher> asked = StoredParts.visible(matchers);
        if (asked == null) {
            return List.of();
        }
        CompletableFuture<@Nullable List<Samples>> reading = store.select(selector(asked), from, to, purpose(hints))
                .contextWrite(context)
                .toFuture();
        StoredParts parts = new StoredParts();
        Map<Labels, Series> found = new LinkedHashMap<>();
        for (Samples samples : waitedFor(reading)) {
            boolean isPart = parts.take(samples);
            budget.read(isPart ? 0 : 1, samples.size());
            if (!isPart) {
                Series series = series(samples);
                found.put(series.labels(), series);
            }
        }
        budget.read(parts.histograms(), 0);
        parts.into(name ->
                found.computeIfAbsent(labels(name.metric(), name.labels().asMap()), Series::new));
        return List.copyOf(found.values());
    }

    static Selector selector(List<LabelMatcher> matchers) {
        return new Selector(matchers.stream()
                .map(matcher ->
                        new Matcher(matcher.name(), op(matcher.op()), matcher.value(), pattern(matcher.pattern())))
                .toList());
    }

    private static Matcher.@Nullable ValuePattern pattern(@Nullable LabelPattern asked) {
        return asked == null ? null : new AskedPattern(asked);
    }

    private record AskedPattern(LabelPattern asked) implements Matcher.ValuePattern {
        @Override
        public boolean matches(String value) {
            return asked.matches(value);
        }

        @Override
        public int steps() {
            return asked.steps();
        }
    }

    /** What of roll-ups makes the function right, or nearly so. */
    private static Purpose purpose(Hints hints) {
        Purpose.Fold fold = switch (hints.function()) {
            case "min_over_time" -> Purpose.Fold.MIN;
            case "max_over_time" -> Purpose.Fold.MAX;
            case "sum_over_time", "avg_over_time", "count_over_time" -> Purpose.Fold.SUM;
            case "rate", "increase" -> Purpose.Fold.RISE;
            case "delta", "idelta", "irate", "deriv", "predict_linear", "first_over_time" -> Purpose.Fold.EDGES;
            default -> Purpose.Fold.LAST;
        };
        return new Purpose(fold, hints.range() > 0 ? hints.range() : hints.step());
    }

    private static Matcher.Op op(LabelMatcher.Op op) {
        return switch (op) {
            case EQUAL -> Matcher.Op.EQUAL;
            case NOT_EQUAL -> Matcher.Op.NOT_EQUAL;
            case MATCHES -> Matcher.Op.MATCHES;
            case MATCHES_NOT -> Matcher.Op.MATCHES_NOT;
        };
    }

    private static List<Samples> waitedFor(CompletableFuture<@Nullable List<Samples>> reading) {
        try {
            List<Samples> all = reading.get();
            return all == null ? List.of() : all;
        } catch (InterruptedException e) {
            reading.cancel(true); // the database need not go on either
            throw new QueryFailure.Cancelled();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    private static Series series(Samples samples) {
        int size = samples.size();
        long[] times = new long[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            times[i] = samples.time(i);
            values[i] = samples.value(i);
        }
        Series series = new Series(
                labels(samples.series().metric(), samples.series().labels().asMap()), times, values, size);
        series.standFor(samples.weights(), samples.resolution());
        return series;
    }

    private static Labels labels(String metric, Map<String, String> labels) {
        TreeMap<String, String> all = new TreeMap<>(labels);
        all.put(Labels.METRIC, metric);
        return Labels.of(all);
    }
}
