package io.bongsu.platform.web;

import io.bongsu.platform.problem.Failures;
import org.jspecify.annotations.Nullable;

/** A row's version as ETag: {@code "7"}. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version the caller believes in. No header: 428. A header that can be no version of ours: 412 without a body to go
     * on with, so it is read as "never matches" ({@code -1}).
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Failures.preconditionRequired();
        }
        String text = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
