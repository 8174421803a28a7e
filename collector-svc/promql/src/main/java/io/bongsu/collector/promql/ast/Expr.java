package io.bongsu.collector.promql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query, or a part of one. */
public sealed interface Expr {

    Span span();

    ValueType type();

    /** A number; a duration in place of a number counts its seconds. */
    record Literal(double value, boolean duration, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }
    }

    record Text(String value, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }
    }

    /** How a selector treats the edges of its range (experimental in Prometheus). */
    enum Edges {
        PLAIN,
        ANCHORED,
        SMOOTHED
    }

    /**
     * @param matchers all of them; the one of the name too
     */
    record Selector(String name, List<LabelMatcher> matchers, Shift shift, Edges edges, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }

        /** The metric's name when exactly one is asked for, else empty. */
        public String metric() {
            if (!name.isEmpty()) {
                return name;
            }
            for (LabelMatcher matcher : matchers) {
                if (matcher.name().equals(LabelMatcher.METRIC) && matcher.op() == LabelMatcher.Op.EQUAL) {
                    return matcher.value();
                }
            }
            return "";
        }
    }

    record Range(Selector selector, Length length, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }
    }

    /**
     * @param step null: the engine's default
     */
    record Subquery(Expr of, Length length, @Nullable Length step, Shift shift, Span span) implements Expr {
        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }
    }

    record Call(Function function, List<Expr> arguments, Span span) implements Expr {
        @Override
        public ValueType type() {
            return function.returns();
        }
    }

    /**
     * @param parameter of topk, quantile and the like
     * @param without whether {@code grouping} is left out instead of kept
     */
    record Aggregate(
            Aggregation op, Expr of, @Nullable Expr parameter, List<String> grouping, boolean without, Span span)
            implements Expr {
        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }
    }

    record Unary(boolean negative, Expr of, Span span) implements Expr {
        @Override
        public ValueType type() {
            return of.type();
        }
    }

    /**
     * @param bool answers 0 or 1 instead of filtering
     */
    record Binary(Operator operator, Expr left, Expr right, boolean bool, Matching matching, Span span)
            implements Expr {
        @Override
        public ValueType type() {
            return left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR
                    ? ValueType.SCALAR
                    : ValueType.VECTOR;
        }
    }

    record Parenthesis(Expr of, Span span) implements Expr {
        @Override
        public ValueType type() {
            return of.type();
        }
    }

    /** Without its parentheses. */
    default Expr bare() {
        Expr expr = this;
        while (expr instanceof Parenthesis parenthesis) {
            expr = parenthesis.of();
        }
        return expr;
    }

    /** Direct parts. */
    default List<Expr> children() {
        return switch (this) {
            case Literal number -> List.of();
            case Text text -> List.of();
            case Selector selector -> List.of();
            case Range range -> List.of(range.selector());
            case Subquery subquery -> List.of(subquery.of());
            case Call call -> call.arguments();
            case Aggregate aggregate ->
                aggregate.parameter() == null
                        ? List.of(aggregate.of())
                        : List.of(aggregate.of(), aggregate.parameter());
            case Unary unary -> List.of(unary.of());
            case Binary binary -> List.of(binary.left(), binary.right());
            case Parenthesis parenthesis -> List.of(parenthesis.of());
        };
    }
}
