package io.bongsu.collector.metrics;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A query touches more than is allowed; says which limit. */
public final class QueryLimit extends Failure {
    public QueryLimit(String limit, String detail) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "query-limit",
                "The query touches too much",
                detail,
                List.of(new Violation("query", limit, detail)));
    }
}
