package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.parse.NumberText;

/** What k, the ratio and the quantile of an aggregation may be. */
final class ParameterCheck {

    private ParameterCheck() {}

    static void check(Run run, Aggregation op, double[] values, Span where) {
        switch (op) {
            case QUANTILE -> Quantile.warn(run, values, where);
            case LIMIT_RATIO -> ratios(run, values, where);
            default -> counts(values);
        }
    }

    private static void counts(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new QueryFailure("Parameter value is NaN");
            }
            if (value <= Long.MIN_VALUE) {
                throw new QueryFailure("Scalar value " + NumberText.general(value) + " underflows int64");
            }
            if (value >= Long.MAX_VALUE) {
                throw new QueryFailure("Scalar value " + NumberText.general(value) + " overflows int64");
            }
        }
    }

    private static void ratios(Run run, double[] values, Span where) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new QueryFailure("Ratio value is NaN");
            }
            if (value < -1 || value > 1) {
                run.notes()
                        .warn(
                                "ratio value should be between -1 and 1, got " + NumberText.general(value)
                                        + ", capping to " + (value > 1 ? "1" : "-1"),
                                where);
            }
        }
    }
}
