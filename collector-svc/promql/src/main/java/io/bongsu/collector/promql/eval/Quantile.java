package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.parse.NumberText;

/** A quantile outside 0…1 is answered with an infinity, and the asker told. */
final class Quantile {

    private Quantile() {}

    static void warn(Run run, double[] quantiles, Span where) {
        for (double quantile : quantiles) {
            if (!(quantile >= 0 && quantile <= 1)) {
                run.notes()
                        .warn("quantile value should be between 0 and 1, got " + NumberText.general(quantile), where);
            }
        }
    }
}
