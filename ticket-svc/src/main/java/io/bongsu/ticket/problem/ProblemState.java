package io.bongsu.ticket.problem;

import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.StateWord;
import java.util.List;

/**
 * New → Assess → Root cause → Known error → Fix in progress → Resolved → Closed. A workaround may be known before the cause, a
 * cause may be fixed without a workaround; a fix that does not help leads back to the cause.
 */
enum ProblemState implements StateWord {
    NEW("new", Category.NEW),
    ASSESS("assess", Category.ACTIVE),
    ROOT_CAUSE("rootCause", Category.ACTIVE),
    KNOWN_ERROR("knownError", Category.ACTIVE),
    FIX_IN_PROGRESS("fixInProgress", Category.ACTIVE),
    RESOLVED("resolved", Category.DONE),
    CLOSED("closed", Category.CLOSED);

    private final String word;
    private final Category category;

    ProblemState(String word, Category category) {
        this.word = word;
        this.category = category;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Category category() {
        return category;
    }

    /** Where a person may bring it from here. */
    List<ProblemState> next() {
        return switch (this) {
            case NEW -> List.of(ASSESS);
            case ASSESS -> List.of(ROOT_CAUSE, KNOWN_ERROR);
            case ROOT_CAUSE -> List.of(KNOWN_ERROR, FIX_IN_PROGRESS);
            case KNOWN_ERROR -> List.of(FIX_IN_PROGRESS, RESOLVED, ROOT_CAUSE);
            case FIX_IN_PROGRESS -> List.of(RESOLVED, ROOT_CAUSE);
            case RESOLVED -> List.of(CLOSED, ROOT_CAUSE);
            case CLOSED -> List.of();
        };
    }

    /** What must be known to be there. */
    List<String> required() {
        return switch (this) {
            case KNOWN_ERROR -> List.of("workaround");
            case FIX_IN_PROGRESS -> List.of("rootCause");
            case RESOLVED -> List.of("comment");
            default -> List.of();
        };
    }
}
