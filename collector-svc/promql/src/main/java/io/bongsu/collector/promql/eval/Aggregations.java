package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.parse.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Aggregation operators: groups are decided once, then each group is computed over all times. */
final class Aggregations {
    private final Evaluator evaluator;
    private final Expr.Aggregate aggregate;

    Aggregations(Evaluator evaluator, Expr.Aggregate aggregate) {
        this.evaluator = evaluator;
        this.aggregate = aggregate;
    }

    List<Row> rows(Grid grid) {
        Aggregation op = aggregate.op();
        double[] parameters = parameters(grid);
        if (op == Aggregation.COUNT_VALUES) {
            return new CountValues(evaluator.run(), this, label())
                    .rows(evaluator.vector(aggregate.of(), grid), grid.count());
        }
        List<Row> input = evaluator.vector(aggregate.of(), grid);
        Selecting selecting = op.selects() ? new Selecting(evaluator.run(), aggregate, parameters) : null;
        List<Row> result = new ArrayList<>();
        for (Map.Entry<Labels, List<Row>> group : groups(input).entrySet()) {
            evaluator.run().meter().check();
            if (selecting != null) {
                result.addAll(selecting.rows(group.getValue(), grid.count()));
                continue;
            }
            evaluator.run().meter().hold(grid.count());
            Row row = new Folding(evaluator.run(), aggregate, parameters)
                    .row(group.getKey(), group.getValue(), grid.count());
            if (!row.isEmpty()) {
                boolean unnamed =
                        evaluator.names().late() && group.getValue().stream().anyMatch(Row::isUnnamed);
                result.add(row.withLabels(row.labels(), unnamed));
            }
        }
        return result;
    }

    private double[] parameters(Grid grid) {
        Expr parameter = aggregate.parameter();
        if (parameter == null || aggregate.op() == Aggregation.COUNT_VALUES) {
            return new double[0];
        }
        double[] values = evaluator.scalar(parameter, grid);
        ParameterCheck.check(evaluator.run(), aggregate.op(), values, parameter.span());
        return values;
    }

    private String label() {
        Expr parameter = aggregate.parameter();
        String label = parameter != null && parameter.bare() instanceof Expr.Text text ? text.value() : "";
        if (label.isEmpty() || !Texts.isValid(label)) {
            throw new QueryFailure("invalid label name " + Texts.quoted(label));
        }
        return label;
    }

    private Map<Labels, List<Row>> groups(List<Row> rows) {
        Map<Labels, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(key(row.labels()), _ -> new ArrayList<>()).add(row);
        }
        return groups;
    }

    Labels key(Labels labels) {
        return aggregate.without() ? labels.without(aggregate.grouping()).unnamed() : labels.only(aggregate.grouping());
    }
}
