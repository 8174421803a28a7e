package io.bongsu.platform.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong, in the words of RFC 9457? Each feature extends it once, sealed. Carries no stack trace: it is an answer,
 * not a defect.
 */
public abstract class Failure extends RuntimeException {
    private final HttpStatus status;
    private final String type;
    private final String title;
    private final List<Violation> errors;

    /**
     * @param type last part of the problem's URI: {@code incident-illegal-transition} becomes {@code
     *     /problems/incident-illegal-transition}
     * @param title constant for the type
     * @param detail what to do about this occurrence; never SQL, host names or payload
     */
    protected Failure(HttpStatus status, String type, String title, String detail, List<Violation> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    protected Failure(HttpStatus status, String type, String title, String detail) {
        this(status, type, title, detail, List.of());
    }

    public final HttpStatus status() {
        return status;
    }

    public final String type() {
        return "/problems/" + type;
    }

    public final String title() {
        return title;
    }

    public final List<Violation> errors() {
        return errors;
    }

    /** Response headers this failure needs, e.g. Retry-After. */
    public Map<String, String> headers() {
        return Map.of();
    }

    /** The current representation, where the caller needs it to go on (412). */
    public @Nullable Object current() {
        return null;
    }
}
