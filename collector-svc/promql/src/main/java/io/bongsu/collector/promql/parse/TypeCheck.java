package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Function;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.ast.ValueType;
import java.util.List;

/** Are the parts of the types that the whole wants? */
final class TypeCheck {
    private final String query;
    private final Features features;

    TypeCheck(String query, Features features) {
        this.query = query;
        this.features = features;
    }

    void check(Expr expr) {
        if (expr instanceof Expr.Call call) {
            call(call);
            return;
        }
        expr.children().forEach(this::check);
        switch (expr) {
            case Expr.Selector selector -> selector(selector);
            case Expr.Aggregate aggregate -> aggregate(aggregate);
            case Expr.Unary unary -> unary(unary);
            case Expr.Subquery subquery -> {
                ValueType type = subquery.of().type();
                if (type != ValueType.VECTOR) {
                    throw failure(
                            subquery.span(),
                            "subquery is only allowed on instant vector, got " + type.words() + " instead");
                }
            }
            default -> {}
        }
    }

    private void selector(Expr.Selector selector) {
        long named = selector.matchers().stream()
                .filter(matcher -> matcher.name().equals(LabelMatcher.METRIC) && matcher.op() == LabelMatcher.Op.EQUAL)
                .count();
        if (!selector.name().isEmpty() && named > 1) {
            String other = selector.matchers().stream()
                    .filter(matcher -> matcher.name().equals(LabelMatcher.METRIC))
                    .findFirst()
                    .orElseThrow()
                    .value();
            throw failure(
                    selector.span(),
                    "metric name must not be set twice: " + Texts.quoted(selector.name()) + " or "
                            + Texts.quoted(other));
        }
        if (selector.matchers().stream().allMatch(LabelMatcher::acceptsAbsence)) {
            throw failure(selector.span(), "vector selector must contain at least one non-empty matcher");
        }
    }

    private void aggregate(Expr.Aggregate aggregate) {
        String context = "aggregation expression";
        expect(aggregate.of(), ValueType.VECTOR, context);
        if (aggregate.op().isExperimental() && !features.functions()) {
            throw failure(
                    aggregate.span(),
                    aggregate.op().word()
                            + "() is experimental and must be enabled with --enable-feature=promql-experimental-functions");
        }
        if (aggregate.parameter() != null) {
            boolean text = aggregate.op() == Aggregation.COUNT_VALUES;
            expect(aggregate.parameter(), text ? ValueType.STRING : ValueType.SCALAR, "aggregation parameter");
        }
    }

    private void unary(Expr.Unary unary) {
        ValueType type = unary.of().type();
        if (type != ValueType.SCALAR && type != ValueType.VECTOR) {
            throw failure(
                    unary.span(),
                    "unary expression only allowed on expressions of type scalar or instant vector, got \""
                            + type.words() + "\"");
        }
    }

    private void call(Expr.Call call) {
        Function function = call.function();
        if (function.experimental() && !features.functions()) {
            throw failure(call.span(), "function \"" + function.name() + "\" is not enabled: it is experimental");
        }
        int given = call.arguments().size();
        String wanted = given < function.fewest()
                ? "at least " + function.fewest()
                : given > function.most() ? "at most " + function.most() : "";
        if (!wanted.isEmpty()) {
            String count = function.more() == 0 ? String.valueOf(function.fewest()) : wanted;
            throw failure(
                    call.span(),
                    "expected " + count + " argument(s) in call to \"" + function.name() + "\", got " + given);
        }
        List<Expr> arguments = call.arguments();
        for (int i = 0; i < given; i++) {
            if (function.name().equals("info") && i == 1) {
                labelSelector(arguments.get(i));
                continue;
            }
            check(arguments.get(i));
            expect(arguments.get(i), function.argument(i), "call to function \"" + function.name() + "\"");
            edges(function, arguments.get(i));
        }
    }

    /** The second argument of info() is only about labels: it may match everything. */
    private void labelSelector(Expr expr) {
        if (!(expr instanceof Expr.Selector selector)) {
            throw failure(expr.span(), "expected label selectors only");
        }
        if (!selector.name().isEmpty()) {
            throw failure(expr.span(), "expected label selectors only, got vector selector instead");
        }
    }

    private void edges(Function function, Expr argument) {
        if (!(argument instanceof Expr.Range range) || range.selector().edges() == Expr.Edges.PLAIN) {
            return;
        }
        boolean anchored = range.selector().edges() == Expr.Edges.ANCHORED;
        List<String> allowed = anchored
                ? List.of("changes", "delta", "increase", "rate", "resets")
                : List.of("delta", "increase", "rate");
        if (!allowed.contains(function.name())) {
            throw failure(
                    argument.span(),
                    (anchored ? "anchored" : "smoothed") + " modifier can only be used with: "
                            + String.join(", ", allowed) + " - not with " + function.name());
        }
    }

    private void expect(Expr expr, ValueType wanted, String context) {
        if (expr.type() != wanted) {
            throw failure(
                    expr.span(),
                    "expected type " + wanted.words() + " in " + context + ", got "
                            + expr.type().words());
        }
    }

    private ParseFailure failure(Span span, String what) {
        return new ParseFailure(query, span, what);
    }
}
