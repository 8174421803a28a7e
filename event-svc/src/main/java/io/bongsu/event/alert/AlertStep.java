package io.bongsu.event.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One transition of one alert.
 *
 * @param before null when the alert did not exist
 * @param after null when there is no alert: a pending one that calmed, or an orphan
 * @param actor who, empty for the system
 */
record AlertStep(
        What what,
        String key,
        @Nullable Alert before,
        @Nullable Alert after,
        Instant at,
        String reason,
        String actor) {

    enum What {
        PENDING,
        CALMED,
        RAISED,
        REOPENED,
        DUPLICATE,
        CHANGED,
        ACKNOWLEDGED,
        RESOLVED,
        ORPHANED
    }

    /** Did an alert begin to fire? */
    boolean fires() {
        return what == What.RAISED || what == What.REOPENED;
    }

    AlertStep withAfter(Alert alert) {
        return new AlertStep(what, key, before, alert, at, reason, actor);
    }
}
