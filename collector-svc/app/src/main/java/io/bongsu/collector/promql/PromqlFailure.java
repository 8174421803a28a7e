package io.bongsu.collector.promql;

import com.google.re2j.PatternSyntaxException;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.promql.eval.QueryFailure;
import io.bongsu.collector.promql.parse.ParseFailure;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A query that is not PromQL, says where, or one that has no answer. */
final class PromqlFailure extends Failure {
    private final String errorType;

    private PromqlFailure(HttpStatus status, String errorType, String type, String title, String detail) {
        super(status, type, title, detail, List.of(new Violation("query", type, detail)));
        this.errorType = errorType;
    }

    static PromqlFailure badData(String what) {
        return new PromqlFailure(HttpStatus.BAD_REQUEST, "bad_data", "promql-invalid", "The query is not valid", what);
    }

    /** What the language module throws, as what the asker is told; all else as it is. */
    static RuntimeException of(RuntimeException error) {
        return switch (error) {
            case ParseFailure parse -> badData("invalid parameter \"query\": " + parse.getMessage());
            case PatternSyntaxException pattern -> badData("invalid parameter \"query\": " + pattern.getMessage());
            case QueryFailure.Limit limit -> new QueryLimit(limit.name(), limit.getMessage());
            case QueryFailure.TimedOut late ->
                new PromqlFailure(
                        HttpStatus.UNPROCESSABLE_CONTENT, // a limit like the others: asking again would not help
                        "timeout",
                        "promql-timeout",
                        "The query takes too long",
                        late.getMessage() + ". Choose fewer series, a shorter time or a longer step.");
            case QueryFailure.Cancelled cancelled ->
                new PromqlFailure(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "canceled",
                        "promql-canceled",
                        "The query was cancelled",
                        cancelled.getMessage());
            case QueryFailure failure ->
                new PromqlFailure(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "execution",
                        "promql-execution",
                        "The query cannot be answered",
                        failure.getMessage());
            default -> error;
        };
    }

    /** Prometheus' word for it. */
    String errorType() {
        return errorType;
    }
}
