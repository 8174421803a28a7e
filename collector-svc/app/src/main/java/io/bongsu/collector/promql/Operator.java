package io.bongsu.collector.promql;

import java.util.Arrays;
import java.util.Optional;

/** Arithmetic and comparison, weakest binding first. */
enum Operator {
    EQUAL("==", 1),
    NOT_EQUAL("!=", 1),
    GREATER(">", 1),
    LESS("<", 1),
    GREATER_OR_EQUAL(">=", 1),
    LESS_OR_EQUAL("<=", 1),
    PLUS("+", 2),
    MINUS("-", 2),
    TIMES("*", 3),
    DIVIDE("/", 3),
    MODULO("%", 3),
    POWER("^", 4);

    private final String symbol;
    private final int precedence;

    Operator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.is(operator.symbol))
                .findFirst();
    }

    int precedence() {
        return precedence;
    }

    boolean isComparison() {
        return precedence == 1;
    }

    boolean isRightAssociative() {
        return this == POWER;
    }

    boolean holds(double a, double b) {
        return switch (this) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case GREATER -> a > b;
            case LESS -> a < b;
            case GREATER_OR_EQUAL -> a >= b;
            case LESS_OR_EQUAL -> a <= b;
            default -> throw new IllegalStateException(symbol + " compares nothing");
        };
    }

    double apply(double a, double b) {
        return switch (this) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> a / b;
            case MODULO -> a % b;
            case POWER -> Math.pow(a, b);
            default -> holds(a, b) ? 1 : 0;
        };
    }
}
