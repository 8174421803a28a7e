package io.bongsu.collector.scrape;

import io.bongsu.collector.spi.CollectionFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a visit to a target went.
 *
 * @param samples that it exposed
 * @param failure null when it is up
 */
public record Visit(
        Instant at, Duration took, int samples, @Nullable Failure failure) {

    /**
     * What went wrong.
     *
     * @param reason for programs: unreachable, timeout, refused or protocol
     * @param error for people
     */
    public record Failure(String reason, String error) {
        public static Failure of(Throwable error) {
            CollectionFailed.Reason reason =
                    error instanceof CollectionFailed known ? known.reason() : CollectionFailed.Reason.TIMEOUT;
            return new Failure(reason.name().toLowerCase(Locale.ROOT), String.valueOf(error.getMessage()));
        }
    }
}
