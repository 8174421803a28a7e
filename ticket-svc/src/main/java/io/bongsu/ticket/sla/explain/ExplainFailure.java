package io.bongsu.ticket.sla.explain;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What can keep a well-written question from being answered. */
abstract sealed class ExplainFailure extends Failure {

    private ExplainFailure(String type, String title, String detail, Violation error) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, type, title, detail, List.of(error));
    }

    /** The calendar does not open long enough within a hundred years. */
    static final class NeverDue extends ExplainFailure {
        NeverDue() {
            super(
                    "sla-never-due",
                    "The target is never used up",
                    "The calendar does not open long enough within a hundred years: check its hours and holidays.",
                    new Violation("/calendar", "never-open", "It does not open long enough after the start."));
        }
    }

    static final class TooLong extends ExplainFailure {
        TooLong(int most) {
            super(
                    "sla-explanation-too-long",
                    "The explanation is too long",
                    "From the start until now there are more than " + most + " intervals: ask about a shorter time.",
                    new Violation("/events/0/at", "too-long", "More than " + most + " intervals until now."));
        }
    }
}
