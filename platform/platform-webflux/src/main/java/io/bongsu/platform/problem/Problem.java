package io.bongsu.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as it leaves a service: {@code application/problem+json} of RFC 9457 with our extensions.
 *
 * @param type stable URI reference; the app translates by it
 * @param traceId find the request in traces and logs by it
 * @param current present on 412: what stands now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String traceId,
        List<Violation> errors,
        @Nullable Object current) {}
