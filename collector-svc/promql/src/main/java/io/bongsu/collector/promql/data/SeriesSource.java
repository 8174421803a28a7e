package io.bongsu.collector.promql.data;

import io.bongsu.collector.promql.ast.LabelMatcher;
import java.util.List;

/** Where series come from. The one thing the evaluator asks of a store. */
@FunctionalInterface
public interface SeriesSource {

    /**
     * All series that match, with their samples {@code from < time <= to} and staleness markers, in order of time. May block.
     *
     * @param matchers all must accept; the metric's name is the label {@code __name__}
     * @param from milliseconds, exclusive
     * @param to milliseconds, inclusive
     * @param budget told of what is read while it is read, so that too much ends early
     */
    List<Series> select(List<LabelMatcher> matchers, long from, long to, Budget budget);

    /**
     * The same; a source that does not keep all samples may answer what is left of them that serves the function, and says so
     * by {@link Series#resolution}.
     */
    default List<Series> select(List<LabelMatcher> matchers, long from, long to, Hints hints, Budget budget) {
        return select(matchers, from, to, budget);
    }

    /** Counts what a query reads; throws when it is too much or nobody waits for the answer any more. */
    interface Budget {
        void read(int series, long samples);
    }
}
