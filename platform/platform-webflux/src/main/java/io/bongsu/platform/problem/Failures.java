package io.bongsu.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Failures every room knows; a feature's own are in its sealed {@code *Failure}. */
public final class Failures {

    private Failures() {}

    public static Failure invalid(String pointer, String code, String detail) {
        return new General(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The request is not valid",
                detail,
                List.of(new Violation(pointer, code, detail)));
    }

    public static Failure invalid(List<Violation> errors) {
        return new General(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                "The request is not valid",
                "See errors for what to change.",
                errors);
    }

    /** Also for what another tenant owns: its existence is nobody's business. */
    public static Failure notFound(String what) {
        return new General(HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such " + what + ".", List.of());
    }

    public static Failure unprocessable(String type, String title, String detail, List<Violation> errors) {
        return new General(HttpStatus.UNPROCESSABLE_CONTENT, type, title, detail, errors);
    }

    public static Failure conflict(String type, String title, String detail) {
        return new General(HttpStatus.CONFLICT, type, title, detail, List.of());
    }

    public static Failure unauthorized(String detail) {
        return new General(HttpStatus.UNAUTHORIZED, "unauthorized", "Authentication is required", detail, List.of()) {
            @Override
            public Map<String, String> headers() {
                return Map.of("WWW-Authenticate", "Bearer");
            }
        };
    }

    public static Failure preconditionRequired() {
        return new General(
                HttpStatus.PRECONDITION_REQUIRED,
                "precondition-required",
                "If-Match is required",
                "Send If-Match with the ETag you last read, so that nobody's change is lost.",
                List.of());
    }

    /** Somebody was faster; {@code current} is what stands now. */
    public static Failure preconditionFailed(@Nullable Object current) {
        return new General(
                HttpStatus.PRECONDITION_FAILED,
                "precondition-failed",
                "It was changed meanwhile",
                "Take the current representation in this answer and try again.",
                List.of()) {
            @Override
            public @Nullable Object current() {
                return current;
            }
        };
    }

    public static Failure tooLarge(String detail) {
        return new General(
                HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "The body is too large", detail, List.of());
    }

    public static Failure busy(String detail, Duration retryAfter) {
        return later(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", detail, retryAfter);
    }

    public static Failure unavailable(String detail, Duration retryAfter) {
        return later(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Temporarily unavailable", detail, retryAfter);
    }

    private static Failure later(HttpStatus status, String type, String title, String detail, Duration retryAfter) {
        return new General(status, type, title, detail, List.of()) {
            @Override
            public Map<String, String> headers() {
                return Map.of("Retry-After", Long.toString(Math.max(1, retryAfter.toSeconds())));
            }
        };
    }

    private static class General extends Failure {
        General(HttpStatus status, String type, String title, String detail, List<Violation> errors) {
            super(status, type, title, detail, errors);
        }
    }
}
