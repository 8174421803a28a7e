package io.bongsu.collector.promql;

import io.bongsu.collector.metrics.Selector;
import java.util.List;
import java.util.Locale;

/** What a query says, once it is understood. */
sealed interface Expression {

    int position();

    /** Is its value one number at each time, not a set of series? */
    default boolean isScalar() {
        return false;
    }

    record Literal(double value, int position) implements Expression {
        @Override
        public boolean isScalar() {
            return true;
        }
    }

    record Series(Selector selector, int position) implements Expression {}

    /** Samples of the last {@code millis}: only an argument, or a whole instant query. */
    record Range(Series series, long millis, int position) implements Expression {}

    enum Function {
        RATE,
        INCREASE,
        IRATE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Call(Function function, Range range, int position) implements Expression {}

    enum Aggregation {
        SUM,
        AVG,
        MIN,
        MAX,
        COUNT
    }

    /**
     * @param without whether {@code labels} are left out instead of kept
     */
    record Aggregate(Aggregation aggregation, boolean without, List<String> labels, Expression of, int position)
            implements Expression {}

    record Negation(Expression of, int position) implements Expression {
        @Override
        public boolean isScalar() {
            return of.isScalar();
        }
    }

    /**
     * At least one side is a scalar.
     *
     * @param bool answers 0 or 1 instead of filtering
     */
    record Binary(Operator operator, boolean bool, Expression left, Expression right, int position)
            implements Expression {
        @Override
        public boolean isScalar() {
            return left.isScalar() && right.isScalar();
        }
    }
}
