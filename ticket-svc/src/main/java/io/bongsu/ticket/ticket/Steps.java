package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which state is meant, and may it be entered from here? The same for all kinds of tickets. */
public final class Steps {

    private Steps() {}

    private static <S extends Enum<S> & StateWord> List<String> words(Class<S> states) {
        return Arrays.stream(states.getEnumConstants()).map(StateWord::word).toList();
    }

    /** The state a stored ticket is in. */
    public static <S extends Enum<S> & StateWord> S of(Class<S> states, Status status) {
        return Arrays.stream(states.getEnumConstants())
                .filter(state -> state.word().equals(status.state()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no state of this kind: " + status.state()));
    }

    /** The state a person wishes, when it is one of {@code allowed}. */
    public static <S extends Enum<S> & StateWord> S target(Ticket ticket, Class<S> states, List<S> allowed, Move move) {
        S to = Arrays.stream(states.getEnumConstants())
                .filter(state -> state.word().equals(move.to()))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "/to", "unknown-value", "to is one of: " + String.join(", ", words(states)) + "."));
        if (!allowed.contains(to)) {
            throw new MoveFailure.IllegalTransition(
                    ticket, to.word(), allowed.stream().map(StateWord::word).collect(Collectors.joining(", ")));
        }
        return to;
    }

    /** What must stand in the ticket, from before or with the move, to go there. */
    public static void require(Ticket ticket, StateWord to, List<String> fields) {
        fields.stream()
                .filter(field -> !ticket.content().fields().has(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new MoveFailure.Incomplete("/fields/" + field, to.word() + " needs " + field + ".");
                });
    }

    /** The comment without which a ticket does not go there. */
    public static String comment(StateWord to, Move move) {
        String comment = move.comment();
        if (comment == null) {
            throw new MoveFailure.Incomplete("/comment", "Say in a comment why it becomes " + to.word() + ".");
        }
        return comment;
    }
}
