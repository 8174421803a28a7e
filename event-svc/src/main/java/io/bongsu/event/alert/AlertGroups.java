package io.bongsu.event.alert;

import io.bongsu.contracts.EntityRef;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What belongs together? Asked by alerts inside their transaction, with the entities locked. */
public interface AlertGroups {

    /** @param opened nobody has heard of the situation yet */
    record Group(UUID situationId, boolean opened) {}

    /** The situation a new alert of each entity joins, by entity id; made when there is none. */
    Mono<Map<UUID, Group>> join(Collection<EntityRef> entities);

    /** The alerts of these situations changed: judge the situations anew and tell it, once each. */
    Mono<Void> settle(Collection<UUID> situationIds);
}
