package io.bongsu.ticket.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts what happened into the queue of everybody who wants to hear it. Runs in the tenant's transaction. */
@Component
class QueueDeliveries {
    /** "Payload under 20 kB": beyond it the receiver learns which ticket it is about and asks for the rest. */
    private static final int LARGEST = 20_000;

    private static final List<String> OURS_ALONE = List.of("tenantid", "partitionkey", "traceparent");

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final List<EventBody> bodies;
    private final JsonMapper json;
    private final Clock clock;

    QueueDeliveries(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            List<EventBody> bodies,
            JsonMapper json,
            Clock clock) {
        this.bodies = bodies;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.json = json;
        this.clock = clock;
    }

    /** @param fact a CloudEvent as it came from the broker */
    Mono<Void> hear(byte[] fact) {
        ObjectNode event = (ObjectNode) json.readTree(fact);
        UUID id = UUID.fromString(event.get("id").asString());
        String type = event.get("type").asString();
        return Mono.justOrEmpty(Event.ofType(type))
                .flatMapMany(webhooks::wanting)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .concatMap(webhook -> body(event, webhook.format())
                        .flatMap(body -> deliveries.add(
                                UuidCreator.getTimeOrderedEpochPlus1(), webhook.id(), id, type, body, clock.instant())))
                .then();
    }

    private Mono<String> body(ObjectNode event, String format) {
        return Flux.fromIterable(bodies)
                .filter(body -> body.format().equals(format))
                .next()
                .flatMap(body -> body.of(event))
                .switchIfEmpty(Mono.fromCallable(() -> body(event)));
    }

    private String body(ObjectNode event) {
        ObjectNode told = event.deepCopy();
        told.remove(OURS_ALONE);
        String body = json.writeValueAsString(told);
        if (body.getBytes(StandardCharsets.UTF_8).length < LARGEST) {
            return body;
        }
        ((ObjectNode) told.get("data")).retain("ticketId", "number");
        return json.writeValueAsString(told);
    }
}
