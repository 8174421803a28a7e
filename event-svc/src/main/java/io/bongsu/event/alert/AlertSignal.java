package io.bongsu.event.alert;

import io.bongsu.event.text.PlainText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was found out about a key: the input of the state machine. */
public sealed interface AlertSignal {
    String key();

    Instant at();

    /** A condition is met but not yet long enough. */
    record Pending(
            AlertSubject subject,
            int severity,
            String summary,
            @Nullable Double value,
            Instant at,
            String reason) implements AlertSignal {
        public Pending {
            summary = PlainText.of(summary, LONGEST_SUMMARY);
        }

        @Override
        public String key() {
            return subject.key();
        }
    }

    /**
     * There is a problem, or still is.
     *
     * @param expiresAt resolved then when nobody did before
     * @param details what the sender said besides, as JSON
     */
    record Raised(
            AlertSubject subject,
            int severity,
            String summary,
            @Nullable Double value,
            Instant at,
            String reason,
            @Nullable Instant expiresAt,
            @Nullable String details)
            implements AlertSignal {
        public Raised {
            summary = PlainText.of(summary, LONGEST_SUMMARY);
        }

        @Override
        public String key() {
            return subject.key();
        }
    }

    /** The pending condition is not met any more. */
    record Calmed(AlertSubject subject, Instant at) implements AlertSignal {
        @Override
        public String key() {
            return subject.key();
        }
    }

    /** The problem of a key we derived ourselves is over. */
    record Cleared(AlertSubject subject, Instant at, String reason) implements AlertSignal {
        @Override
        public String key() {
            return subject.key();
        }
    }

    /** The sender says its problem is over; only its key is known. */
    record ClearedByKey(String key, Instant at, String reason) implements AlertSignal {}

    /** The sender says somebody works on it; only its key is known. */
    record AcknowledgedByKey(String key, Instant at, Person by) implements AlertSignal {}

    int LONGEST_SUMMARY = 1024;
}
