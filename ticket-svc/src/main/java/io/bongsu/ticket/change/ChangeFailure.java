package io.bongsu.ticket.change;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What cannot be said of a change. */
abstract sealed class ChangeFailure extends Failure {

    private ChangeFailure(HttpStatus status, String type, String title, String detail, Violation error) {
        super(status, type, title, detail, List.of(error));
    }

    /** What was authorized as one kind does not become another. */
    static final class KindIsFixed extends ChangeFailure {
        KindIsFixed() {
            super(
                    HttpStatus.CONFLICT,
                    "change-kind-fixed",
                    "The kind of a change is fixed once it is no draft",
                    "Cancel it and plan another one.",
                    new Violation("/fields/kind", "fixed"));
        }
    }

    static final class EndsBeforeItStarts extends ChangeFailure {
        EndsBeforeItStarts() {
            super(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "The request is not valid",
                    "A change ends after it starts.",
                    new Violation("/fields/plannedEnd", "before-start", "Later than plannedStart."));
        }
    }
}
