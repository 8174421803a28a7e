package io.bongsu.event.rule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a value is compared with a threshold. */
public enum Op {
    GT(">"),
    GE(">="),
    LT("<"),
    LE("<="),
    EQ("=="),
    NE("!=");

    private final String symbol;

    Op(String symbol) {
        this.symbol = symbol;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String symbol() {
        return symbol;
    }

    /** By word or symbol. */
    static Optional<Op> of(String text) {
        return Arrays.stream(values())
                .filter(op -> op.word().equals(text) || op.symbol.equals(text))
                .findFirst();
    }

    public boolean test(double value, double threshold) {
        return switch (this) {
            case GT -> value > threshold;
            case GE -> value >= threshold;
            case LT -> value < threshold;
            case LE -> value <= threshold;
            case EQ -> value == threshold;
            case NE -> value != threshold;
        };
    }

    /** Can a recovery value on this side of the threshold work: not before the problem is over? */
    boolean allowsRecovery(double threshold, double recover) {
        return switch (this) {
            case GT, GE -> recover <= threshold;
            case LT, LE -> recover >= threshold;
            case EQ, NE -> recover == threshold;
        };
    }
}
