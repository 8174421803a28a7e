package io.bongsu.ticket.link;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why tickets cannot be brought together so. */
abstract sealed class LinkFailure extends Failure {

    private LinkFailure(HttpStatus status, String type, String title, String detail, List<Violation> errors) {
        super(status, type, title, detail, errors);
    }

    static final class Cyclic extends LinkFailure {
        Cyclic(LinkKind kind) {
            super(
                    HttpStatus.CONFLICT,
                    "ticket-link-cyclic",
                    "The link would lead back to where it starts",
                    "Following " + kind.word() + " from there one comes back to this ticket.",
                    List.of(new Violation("/target/id", "cyclic")));
        }
    }

    static final class Exists extends LinkFailure {
        Exists() {
            super(
                    HttpStatus.CONFLICT,
                    "ticket-link-exists",
                    "They are linked already",
                    "Take the old link away to make another.",
                    List.of(new Violation("/target/id", "exists")));
        }
    }

    static final class NoSuchTarget extends LinkFailure {
        NoSuchTarget(String detail) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "unknown-target",
                    "There is nothing to link to by this id",
                    detail,
                    List.of(new Violation("/target/id", "unknown-target", detail)));
        }
    }

    /** Nothing was merged; each ticket that stands in the way is named. */
    static final class CannotMerge extends LinkFailure {
        CannotMerge(List<Violation> errors) {
            super(
                    HttpStatus.CONFLICT,
                    "ticket-merge-refused",
                    "These tickets cannot be merged",
                    "See errors for which and why.",
                    errors);
        }
    }

    static final class NotMerged extends LinkFailure {
        NotMerged() {
            super(
                    HttpStatus.CONFLICT,
                    "ticket-not-merged",
                    "The ticket speaks for itself",
                    "Only a merged ticket can be taken apart.",
                    List.of());
        }
    }
}
