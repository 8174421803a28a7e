package io.bongsu.ticket.view;

import io.bongsu.platform.problem.Failure;
import org.springframework.http.HttpStatus;

/** Why a view is not kept. */
sealed class ViewFailure extends Failure {

    private ViewFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /** Every change of a ticket is compared with every view. */
    static final class TooMany extends ViewFailure {
        TooMany() {
            super(
                    HttpStatus.CONFLICT,
                    "too-many-views",
                    "There are too many views",
                    "A person keeps at most " + ViewRepository.MOST_OF_ONE + " views, a tenant " + ViewRepository.MOST
                            + ". Delete one that nobody needs.");
        }
    }
}
