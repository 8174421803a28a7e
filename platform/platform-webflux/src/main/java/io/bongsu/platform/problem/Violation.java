package io.bongsu.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON Pointer into the body, or the name of a parameter or header
 * @param code stable word for what is wrong, e.g. {@code required}, {@code out-of-range}
 * @param detail what would be right, in plain words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        String pointer, String code, @Nullable String detail) {
    public Violation(String pointer, String code) {
        this(pointer, code, null);
    }
}
