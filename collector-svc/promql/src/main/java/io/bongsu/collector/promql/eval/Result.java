package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.data.Series;
import java.util.List;

/**
 * An answer. Of a scalar one row without labels; of an instant query one time a row.
 *
 * @param isRange whether it is the answer of a range query
 * @param ranges raw samples, of an instant query for a range
 * @param text of a string
 */
public record Result(
        ValueType type,
        boolean isRange,
        Grid grid,
        List<Row> rows,
        List<Series> ranges,
        String text,
        List<String> warnings,
        List<String> infos) {}
