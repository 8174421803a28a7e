package io.bongsu.collector.promql.ast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Binary operators; a higher precedence binds tighter. */
public enum Operator {
    OR("or", 1),
    AND("and", 2),
    UNLESS("unless", 2),
    EQ("==", 3),
    NE("!=", 3),
    GT(">", 3),
    GE(">=", 3),
    LT("<", 3),
    LE("<=", 3),
    ADD("+", 4),
    SUB("-", 4),
    MUL("*", 5),
    DIV("/", 5),
    MOD("%", 5),
    ATAN2("atan2", 5),
    TRIM_UPPER("</", 5),
    TRIM_LOWER(">/", 5),
    POW("^", 6);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    public static @Nullable Operator of(String text) {
        String symbol = text.toLowerCase(Locale.ROOT);
        for (Operator operator : values()) {
            if (operator.symbol.equals(symbol)) {
                return operator;
            }
        }
        return null;
    }

    public String symbol() {
        return symbol;
    }

    public int precedence() {
        return precedence;
    }

    public boolean isSet() {
        return precedence <= 2;
    }

    public boolean isComparison() {
        return precedence == 3;
    }

    public boolean isTrim() {
        return this == TRIM_UPPER || this == TRIM_LOWER;
    }

    /** Comparison of two numbers; false where either is NaN but for {@code !=}. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case EQ -> left == right;
            case NE -> left != right;
            case GT -> left > right;
            case GE -> left >= right;
            case LT -> left < right;
            case LE -> left <= right;
            default -> throw new IllegalStateException("no comparison: " + symbol);
        };
    }

    /** The number two numbers make; a comparison makes 0 or 1. */
    public double apply(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUB -> left - right;
            case MUL -> left * right;
            case DIV -> left / right;
            case MOD -> left % right;
            case POW -> power(left, right);
            case ATAN2 -> Math.atan2(left, right);
            default -> holds(left, right) ? 1 : 0;
        };
    }

    /** IEEE 754's pow, where 1 to any power is 1; Java says NaN for NaN and infinite exponents. */
    private static double power(double base, double exponent) {
        if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
            return 1;
        }
        return exponent == 2 ? base * base : Math.pow(base, exponent);
    }
}
