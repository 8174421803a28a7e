package io.bongsu.collector.otlp;

import java.time.Duration;
import java.time.Instant;

/**
 * Which timestamps are believed? OTLP's are unsigned nanoseconds since the epoch.
 *
 * @param now when the request arrived
 */
record Times(Instant now, Duration past, Duration future) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static long millis(long unixNano) {
        return Long.divideUnsigned(unixNano, NANOS_PER_MILLI);
    }

    /** The oldest believed one, in milliseconds. */
    long oldest() {
        return now.minus(past).toEpochMilli();
    }

    /** The newest believed one, in milliseconds. */
    long newest() {
        return now.plus(future).toEpochMilli();
    }

    /** Why not; empty when it is believed. */
    String reason(long unixNano) {
        if (unixNano == 0) {
            return "the timestamp is missing";
        }
        long at = millis(unixNano);
        if (at > newest()) {
            return "the timestamp is more than " + words(future) + " in the future";
        }
        if (at < oldest()) {
            return "the timestamp is more than " + words(past) + " in the past";
        }
        return "";
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " days";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
