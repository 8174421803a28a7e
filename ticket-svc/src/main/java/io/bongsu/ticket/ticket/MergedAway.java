package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Another ticket speaks for this one: it is worked on there, or taken apart first. */
final class MergedAway extends Failure {
    MergedAway(String into) {
        super(
                HttpStatus.CONFLICT,
                "ticket-merged",
                "The ticket is merged",
                "Work on " + into + ", or take them apart first.",
                List.of(new Violation("", "merged", into)));
    }
}
