package io.bongsu.platform.problem;

import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;

/** Which failure is this exception? The one translation from what frameworks throw to what callers are told. */
final class ProblemOf {

    private ProblemOf() {}

    /** The failure to tell, or null when the exception is a defect of ours (500, logged). */
    static @Nullable Failure throwable(Throwable error) {
        return switch (error) {
            case Failure failure -> failure;
            case AuthenticationServiceException e ->
                Failures.unavailable("Sign-in cannot be checked right now; try again.", Duration.ofSeconds(2));
            case AuthenticationException e -> Failures.unauthorized("Sign in, or send a valid bearer token.");
            case AccessDeniedException e ->
                new Told(HttpStatus.FORBIDDEN, "You may not do this; ask an administrator.");
            case WebExchangeBindException e ->
                Failures.invalid(e.getFieldErrors().stream()
                        .map(field -> new Violation(
                                "/" + field.getField().replace('.', '/').replaceAll("\\[(\\d+)]", "/$1"),
                                word(field.getCode()),
                                field.getDefaultMessage()))
                        .toList());
            case ServerWebInputException e -> input(e);
            // Its own words name the inner address of the service.
            case NoResourceFoundException e -> Failures.notFound("path");
            case UnsupportedMediaTypeStatusException e -> unsupported(e);
            case InvalidMediaTypeException e ->
                new Told(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Type header is not a media type such as application/json.");
            case ResponseStatusException e ->
                new Told(HttpStatus.valueOf(e.getStatusCode().value()), detailOf(e));
            case DataBufferLimitException e -> Failures.tooLarge("Send less at once.");
            default -> unavailable(error);
        };
    }

    private static Failure unsupported(UnsupportedMediaTypeStatusException error) {
        String known = error.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Told(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                detailOf(error) + (known.isEmpty() ? "" : "; send one of: " + known));
    }

    private static @Nullable Failure unavailable(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || isConnectionTrouble(cause)) {
                return Failures.unavailable(
                        "A part behind this service does not answer; try again.", Duration.ofSeconds(2));
            }
            if (cause instanceof DataBufferLimitException) {
                return Failures.tooLarge("Send less at once.");
            }
        }
        return null;
    }

    private static boolean isConnectionTrouble(Throwable cause) {
        if (cause instanceof R2dbcException r2dbc) {
            return r2dbc.getClass().getSimpleName().contains("Resource")
                    || startsWithAny(r2dbc.getSqlState(), "08", "57P", "53");
        }
        return cause instanceof java.net.ConnectException;
    }

    private static boolean startsWithAny(@Nullable String state, String... prefixes) {
        return state != null && List.of(prefixes).stream().anyMatch(state::startsWith);
    }

    private static Failure input(ServerWebInputException error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DataBufferLimitException) {
                return Failures.tooLarge("Send less at once.");
            }
            if (cause instanceof JacksonException json) {
                return Failures.invalid(pointer(json), "malformed", firstLine(json.getOriginalMessage()));
            }
        }
        String parameter = error.getMethodParameter() == null
                ? ""
                : error.getMethodParameter().getParameterName();
        return Failures.invalid(parameter == null ? "" : parameter, "invalid", detailOf(error));
    }

    private static String pointer(JacksonException error) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference part : error.getPath()) {
            pointer.append('/').append(part.getPropertyName() == null ? part.getIndex() : part.getPropertyName());
        }
        if (error.getLocation() != null && pointer.isEmpty()) {
            pointer.append("line ").append(error.getLocation().getLineNr());
            pointer.append(", column ").append(error.getLocation().getColumnNr());
        }
        return pointer.toString();
    }

    private static String detailOf(ResponseStatusException error) {
        return error.getReason() == null ? phrase(error.getStatusCode()) : firstLine(error.getReason());
    }

    private static String firstLine(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String line = text.lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    private static String word(@Nullable String code) {
        return code == null
                ? "invalid"
                : code.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    static String phrase(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? "Error" : status.getReasonPhrase();
    }

    /** A failure known by its status alone. */
    private static final class Told extends Failure {
        Told(HttpStatus status, String detail) {
            super(
                    status,
                    status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'),
                    status.getReasonPhrase(),
                    detail);
        }
    }
}
