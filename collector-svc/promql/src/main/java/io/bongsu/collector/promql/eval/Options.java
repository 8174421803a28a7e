package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.parse.Features;
import java.time.Duration;
import java.util.List;

/**
 * How queries are read and evaluated.
 *
 * @param lookback how old the last sample of a series may be
 * @param subqueryStep of subqueries that name none
 * @param lateNames metric names are taken away at the end, not by each function (Prometheus' promql-delayed-name-removal)
 * @param identifying labels by which info() joins
 */
public record Options(
        Duration lookback,
        Duration subqueryStep,
        Features features,
        boolean lateNames,
        List<String> identifying,
        Limits limits) {
    public static final Options DEFAULT = new Options(
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Features.NONE,
            false,
            List.of("instance", "job"),
            Limits.GENEROUS);

    public Options {
        identifying = List.copyOf(identifying);
    }

    public Options withFeatures(Features other, boolean late) {
        return new Options(lookback, subqueryStep, other, late, identifying, limits);
    }

    public Options withLimits(Limits other) {
        return new Options(lookback, subqueryStep, features, lateNames, identifying, other);
    }

    public Options withLookback(Duration other) {
        return new Options(other, subqueryStep, features, lateNames, identifying, limits);
    }

    public Options withIdentifying(List<String> other) {
        return new Options(lookback, subqueryStep, features, lateNames, other, limits);
    }
}
