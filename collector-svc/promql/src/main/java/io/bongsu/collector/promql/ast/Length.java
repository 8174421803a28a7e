package io.bongsu.collector.promql.ast;

/**
 * A length of time in a selector: a literal, or (experimental in Prometheus) an expression over literals and the query's step
 * and range. In seconds until it is resolved.
 */
public sealed interface Length {

    Span span();

    /** Seconds, once the query's step and range are known. */
    double seconds(double step, double range);

    default boolean isLiteral() {
        return this instanceof Literal;
    }

    /** A number or a duration. */
    record Literal(double value, Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            return value;
        }
    }

    /** {@code step()}. */
    record Step(Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            return step;
        }
    }

    /** {@code range()}. */
    record Range(Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            return range;
        }
    }

    /** {@code -x}. */
    record Negative(Length of, Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            return -of.seconds(step, range);
        }
    }

    /** {@code (x)}: kept for the printer. */
    record Parenthesis(Length of, Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            return of.seconds(step, range);
        }
    }

    /** {@code min(x, y)} and {@code max(x, y)}. */
    record Extreme(boolean max, Length left, Length right, Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            double l = left.seconds(step, range);
            double r = right.seconds(step, range);
            return max ? Math.max(l, r) : Math.min(l, r);
        }
    }

    /** {@code x + y} and the other arithmetic. */
    record Arithmetic(Operator operator, Length left, Length right, Span span) implements Length {
        @Override
        public double seconds(double step, double range) {
            double r = right.seconds(step, range);
            if (r == 0 && operator == Operator.DIV) {
                throw new LengthFailure("division by zero", span);
            }
            if (r == 0 && operator == Operator.MOD) {
                throw new LengthFailure("modulo by zero", span);
            }
            return operator.apply(left.seconds(step, range), r);
        }
    }
}
