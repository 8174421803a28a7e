package io.bongsu.event.alert;

import io.bongsu.contracts.event.AlertBrief;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** Which alerts belong to a situation? */
public interface AlertsOf {

    /** The first {@code limit}, open ones and worse ones first. */
    Flux<AlertView> situation(UUID situationId, int limit);

    static AlertBrief brief(AlertView alert) {
        return new AlertBrief(
                alert.id(),
                alert.entity(),
                alert.check(),
                alert.severity(),
                alert.state().word(),
                alert.summary(),
                alert.firstSeenAt());
    }
}
