package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Somebody was faster, on the very fields named in {@code errors}; the answer carries what stands now. */
final class Outdated extends Failure {
    private final transient TicketDetail current;

    Outdated(TicketDetail current, List<String> collisions) {
        super(
                HttpStatus.PRECONDITION_FAILED,
                "precondition-failed",
                "It was changed meanwhile",
                "Take the current representation in this answer and try again.",
                collisions.stream()
                        .map(pointer -> new Violation(pointer, "changed-meanwhile"))
                        .toList());
        this.current = current;
    }

    @Override
    public Object current() {
        return current;
    }
}
