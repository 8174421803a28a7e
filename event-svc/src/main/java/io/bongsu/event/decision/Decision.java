package io.bongsu.event.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way of an event.
 *
 * @param key the alert key it was about, also when there was no alert
 * @param step where on the way: raised, grouped, acknowledged, resolved …
 * @param outcome what was decided
 * @param reason why, for people
 * @param actor who, empty for the system
 */
public record Decision(
        UUID id,
        Instant at,
        @Nullable UUID alertId,
        @Nullable UUID situationId,
        String key,
        String step,
        String outcome,
        String reason,
        String actor) {

    public static Decision aboutAlert(
            Instant at,
            UUID alertId,
            @Nullable UUID situationId,
            String key,
            String step,
            String outcome,
            String reason,
            String actor) {
        return new Decision(
                UuidCreator.getTimeOrderedEpoch(), at, alertId, situationId, key, step, outcome, reason, actor);
    }

    public static Decision aboutSituation(
            Instant at, UUID situationId, String step, String outcome, String reason, String actor) {
        return new Decision(UuidCreator.getTimeOrderedEpoch(), at, null, situationId, "", step, outcome, reason, actor);
    }

    /** A clear or acknowledgement that had no open alert: kept, not dropped. */
    public static Decision orphan(Instant at, String key, String step, String reason) {
        return new Decision(UuidCreator.getTimeOrderedEpoch(), at, null, null, key, step, "orphan", reason, "");
    }
}
