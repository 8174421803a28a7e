package io.bongsu.event.alert;

import io.bongsu.platform.problem.Failure;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request about an alert. */
abstract sealed class AlertFailure extends Failure {
    private AlertFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /** Only what fires can be taken on. */
    static final class NotFiring extends AlertFailure {
        NotFiring(AlertState state) {
            super(
                    HttpStatus.CONFLICT,
                    "alert-not-firing",
                    "The alert is not firing",
                    "It is " + state.word() + "; there is nothing to take on.");
        }
    }
}
