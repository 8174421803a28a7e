package io.bongsu.ticket.bulk;

import io.bongsu.platform.problem.Failure;
import org.springframework.http.HttpStatus;

/** Why a job is not begun, or not taken back. */
sealed class JobFailure extends Failure {

    private JobFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    static final class NotUndoable extends JobFailure {
        NotUndoable() {
            super(
                    HttpStatus.CONFLICT,
                    "job-not-undoable",
                    "The job cannot be taken back",
                    "It was taken back already, or the time for it is over.");
        }
    }

    static final class TooMany extends JobFailure {
        TooMany() {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "too-many-tickets",
                    "Too many tickets for one job",
                    "A job works on at most " + BulkWish.MOST + " tickets: narrow the filter.");
        }
    }

    static final class Nothing extends JobFailure {
        Nothing() {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no-tickets",
                    "There is nothing to work on",
                    "The filter finds no ticket.");
        }
    }
}
