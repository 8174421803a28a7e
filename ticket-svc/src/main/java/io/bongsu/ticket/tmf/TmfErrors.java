package io.bongsu.ticket.tmf;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** Failures in TM Forum's shape, for this room alone. */
@Order(0)
@RestControllerAdvice(
        assignableTypes = {TroubleTicketController.class, ChangeTroubleController.class, HubController.class})
class TmfErrors {

    @ExceptionHandler
    ResponseEntity<TmfError> failure(Failure failure) {
        String where = failure.errors().stream()
                .map(Violation::pointer)
                .filter(pointer -> !pointer.isEmpty())
                .collect(Collectors.joining(", "));
        String said = String.valueOf(failure.getMessage());
        String message = where.isEmpty() ? said : said + " (" + where + ")";
        return answer(failure.status(), failure.title(), message, failure.type());
    }

    @ExceptionHandler
    ResponseEntity<TmfError> invalid(WebExchangeBindException error) {
        String message = error.getFieldErrors().stream()
                .map(field -> "/" + field.getField().replace('.', '/') + " " + field.getDefaultMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        return answer(HttpStatus.BAD_REQUEST, "The request is not valid", message, "/problems/invalid-request");
    }

    @ExceptionHandler
    ResponseEntity<TmfError> malformed(ServerWebInputException error) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "The request is not valid",
                "The body or a parameter cannot be read.",
                "/problems/invalid-request");
    }

    @ExceptionHandler
    ResponseEntity<TmfError> unsupported(UnsupportedMediaTypeStatusException error) {
        String known = error.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .headers(error.getHeaders())
                .contentType(MediaType.APPLICATION_JSON)
                .body(TmfError.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(),
                        "The content type is not supported",
                        known.isEmpty() ? "Content-Type is not a media type." : "Send one of: " + known + ".",
                        "/problems/unsupported-media-type"));
    }

    @ExceptionHandler
    ResponseEntity<TmfError> denied(AccessDeniedException error) {
        return answer(
                HttpStatus.FORBIDDEN, "Forbidden", "You may not do this; ask an administrator.", "/problems/forbidden");
    }

    private static ResponseEntity<TmfError> answer(HttpStatus status, String reason, String message, String reference) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(TmfError.of(status.value(), reason, message, reference));
    }
}
