package io.bongsu.ticket.incident;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** What can be wrong with a wish about an incident. */
abstract sealed class IncidentFailure extends Failure {

    private IncidentFailure(HttpStatus status, String type, String title, String detail, Violation error) {
        super(status, type, title, detail, List.of(error));
    }

    /** There is no way from here to there. */
    static final class IllegalTransition extends IncidentFailure {
        IllegalTransition(Stage from, String to, List<Stage> allowed) {
            super(
                    HttpStatus.CONFLICT,
                    "incident-illegal-transition",
                    "The incident cannot go there",
                    "From " + from.word() + " it cannot go to " + to + ". Allowed: " + words(allowed) + ".",
                    new Violation("/to", "illegal-transition", words(allowed)));
        }

        private static String words(List<Stage> stages) {
            return stages.isEmpty()
                    ? "nothing"
                    : stages.stream().map(Stage::word).collect(Collectors.joining(", "));
        }
    }

    /** Going on hold needs to say why, and to the requester what is awaited. */
    static final class HoldUnexplained extends IncidentFailure {
        HoldUnexplained(String pointer, String code, String detail) {
            super(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "The request is not valid",
                    detail,
                    new Violation(pointer, code, detail));
        }
    }
}
