package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Status;
import io.bongsu.ticket.ticket.Transition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** TroubleTicketStatusType. Ours follow their category; waiting for the requester and being refused have words of their own. */
enum TroubleStatus {
    ACKNOWLEDGED("acknowledged"),
    REJECTED("rejected"),
    PENDING("pending"),
    HELD("held"),
    IN_PROGRESS("inProgress"),
    CANCELLED("cancelled"),
    CLOSED("closed"),
    RESOLVED("resolved");

    private static final String ASSIGNED = "assigned";
    private final String word;

    TroubleStatus(String word) {
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TroubleStatus::word).toList();
    }

    static Optional<TroubleStatus> named(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(word))
                .findFirst();
    }

    static TroubleStatus of(Status status) {
        return of(status.state(), status.category(), HoldReason.REQUESTER.word().equals(status.reason()));
    }

    private static TroubleStatus of(String state, Category category, boolean waitsForRequester) {
        return switch (category) {
            case NEW -> ACKNOWLEDGED;
            case ACTIVE -> state.equals(ASSIGNED) ? ACKNOWLEDGED : IN_PROGRESS;
            case HOLD -> waitsForRequester ? PENDING : HELD;
            case DONE -> RESOLVED;
            case CLOSED -> CLOSED;
            case CANCELLED -> state.equals("rejected") ? REJECTED : CANCELLED;
        };
    }

    /** Whether a step of ours leads to this status. */
    boolean isReachedBy(Transition step) {
        return of(step.to(), step.category(), this == PENDING) == this;
    }

    /** The same as SQL, over table t. */
    static final String SQL = """
            CASE WHEN t.category = 'new' OR t.state = 'assigned' THEN 'acknowledged'
                 WHEN t.category = 'active' THEN 'inProgress'
                 WHEN t.category = 'hold' THEN CASE WHEN t.reason = 'requester' THEN 'pending' ELSE 'held' END
                 WHEN t.category = 'done' THEN 'resolved'
                 WHEN t.category = 'closed' THEN 'closed'
                 WHEN t.state = 'rejected' THEN 'rejected' ELSE 'cancelled' END""";
}
