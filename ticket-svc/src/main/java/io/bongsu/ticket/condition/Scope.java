package io.bongsu.ticket.condition;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bongsu.ticket.condition.Variable.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is a condition about? It decides which words it may use. */
public enum Scope {
    /** What a promise may depend on: what a ticket is, not where it stands. Asked while tickets are written, so it is cheap. */
    PROMISE(Kind.NATURE, 1_000),
    /** A ticket as it is now. */
    TICKET(Kind.STANDING, 10_000),
    /** A ticket and what has just happened to it. */
    EVENT(Kind.EVENT, 10_000);

    private final Kind most;
    private final long mostCost;

    /** @param most this kind of words, and those before it */
    Scope(Kind most, long mostCost) {
        this.most = most;
        this.mostCost = mostCost;
    }

    /** In units of {@link Cost}. */
    long mostCost() {
        return mostCost;
    }

    List<Variable> variables() {
        return Arrays.stream(Variable.values())
                .filter(variable -> variable.kind().compareTo(most) <= 0)
                .toList();
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
