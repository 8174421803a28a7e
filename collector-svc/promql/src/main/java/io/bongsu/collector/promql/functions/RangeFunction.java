package io.bongsu.collector.promql.functions;

import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.data.Window;

/** A function of the samples in a range. */
@FunctionalInterface
public interface RangeFunction {

    /**
     * @param window never empty
     * @param scalars the other arguments at this time, in order
     * @param out left empty when there is no result
     */
    void apply(Window window, double[] scalars, Where where, Cell out);

    /**
     * Where the call stands, for notes.
     *
     * @param call the whole
     * @param argument the range
     * @param seconds length of the range
     */
    record Where(Notes notes, Span call, Span argument, double seconds) {}
}
