package io.bongsu.collector.promql;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A query that is not PromQL, or PromQL we do not answer yet; says where. Positions count characters from 1. */
final class PromqlFailure extends Failure {
    private final String errorType;

    private PromqlFailure(HttpStatus status, String errorType, String type, String title, String detail) {
        super(status, type, title, detail, List.of(new Violation("query", type, detail)));
        this.errorType = errorType;
    }

    static PromqlFailure syntax(String what, int position) {
        return badData("parse error: " + what + " at position " + position);
    }

    static PromqlFailure badData(String what) {
        return new PromqlFailure(HttpStatus.BAD_REQUEST, "bad_data", "promql-invalid", "The query is not valid", what);
    }

    static PromqlFailure unsupported(String what, int position) {
        return execution(what + " is not supported yet, at position " + position);
    }

    static PromqlFailure execution(String what) {
        return new PromqlFailure(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "execution",
                "promql-unsupported",
                "The query cannot be answered",
                what);
    }

    /** Prometheus' word for it. */
    String errorType() {
        return errorType;
    }
}
