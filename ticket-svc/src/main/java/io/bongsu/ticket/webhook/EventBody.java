package io.bongsu.ticket.webhook;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Another way than CloudEvents to say what happened. */
public interface EventBody {

    /** As webhooks name it. */
    String format();

    /** The body for a CloudEvent of ours; runs in the tenant's transaction. */
    Mono<String> of(ObjectNode event);
}
