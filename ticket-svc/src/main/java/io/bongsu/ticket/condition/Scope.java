package io.bongsu.ticket.condition;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bongsu.ticket.condition.Variable.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is a condition about? It decides which words it may use. */
public enum Scope {
    /** What a promise may depend on: what a ticket is, not where it stands. */
    PROMISE(Kind.NATURE),
    /** A ticket as it is now. */
    TICKET(Kind.STANDING),
    /** A ticket and what has just happened to it. */
    EVENT(Kind.EVENT);

    private final Kind most;

    /** @param most this kind of words, and those before it */
    Scope(Kind most) {
        this.most = most;
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
