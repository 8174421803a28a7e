package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can be wrong with a wish to bring a ticket to another state. */
public abstract sealed class MoveFailure extends Failure {

    private MoveFailure(HttpStatus status, String type, String title, String detail, Violation error) {
        super(status, type, title, detail, List.of(error));
    }

    /** There is no way from here to there. */
    public static final class IllegalTransition extends MoveFailure {
        IllegalTransition(Ticket ticket, String to, String allowed) {
            super(
                    HttpStatus.CONFLICT,
                    ticket.type() + "-illegal-transition",
                    "The " + ticket.type() + " cannot go there",
                    "From " + ticket.status().state() + " it cannot go to " + to + ". Allowed: "
                            + (allowed.isEmpty() ? "nothing" : allowed) + ".",
                    new Violation("/to", "illegal-transition", allowed.isEmpty() ? "nothing" : allowed));
        }
    }

    /** Going there needs something that was not said. */
    public static final class Incomplete extends MoveFailure {
        Incomplete(String pointer, String detail) {
            this(pointer, "required", detail);
        }

        Incomplete(String pointer, String code, String detail) {
            super(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "The request is not valid",
                    detail,
                    new Violation(pointer, code, detail));
        }
    }

    /** Nobody approves what they asked for themselves. */
    public static final class OwnApproval extends MoveFailure {
        OwnApproval(String to) {
            super(
                    HttpStatus.CONFLICT,
                    "own-approval",
                    "Somebody else has to approve it",
                    "Who asked for it cannot bring it to " + to + ".",
                    new Violation("/to", "own-approval"));
        }
    }
}
