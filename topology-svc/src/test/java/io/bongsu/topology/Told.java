package io.bongsu.topology;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.EntitiesObserved;
import io.bongsu.contracts.collector.EntityObserved;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.contracts.collector.RelationObserved;
import io.bongsu.contracts.event.AlertChanged;
import io.bongsu.contracts.event.AlertRaised;
import io.bongsu.contracts.event.AlertResolved;
import io.bongsu.platform.messaging.CloudEvent;
import io.bongsu.platform.messaging.FactTypes;
import io.bongsu.platform.test.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What other services tell, as it comes over the broker. */
record Told(RabbitTemplate rabbit, JsonMapper json) {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z").minusSeconds(86_400 * 2);

    void seen(UUID tenant, EntityObserved... seen) {
        to(tenant, new EntitiesObserved(List.of(seen)));
    }

    void to(UUID tenant, Object fact) {
        to(tenant, UUID.randomUUID(), fact);
    }

    void to(UUID tenant, UUID messageId, Object fact) {
        String type = FactTypes.of(fact.getClass());
        CloudEvent event = new CloudEvent(
                "1.0",
                messageId,
                "/test",
                type,
                "s",
                NOON,
                "application/json",
                tenant,
                "s",
                null,
                json.valueToTree(fact));
        rabbit.send(
                FactTypes.exchangeOf(type),
                type,
                MessageBuilder.withBody(json.writeValueAsBytes(event))
                        .setContentType("application/json")
                        .build());
    }

    static EntityRef host(String name) {
        return EntityRef.named(Tokens.DEFAULT, "host", name);
    }

    static EntityRef service(String name) {
        return EntityRef.named(Tokens.DEFAULT, "service", name);
    }

    static EntityObserved observed(EntityRef entity, String source, Instant at, Map<String, String> attributes) {
        return new EntityObserved(
                entity,
                List.of(new Identifier(entity.type() + ".name", entity.name())),
                attributes,
                List.of(),
                source,
                at);
    }

    static EntityObserved calls(EntityRef from, EntityRef to, Instant at) {
        return new EntityObserved(
                from, List.of(), Map.of(), List.of(new RelationObserved("calls", from, to)), "trace", at);
    }

    static AlertRaised raised(UUID alert, EntityRef entity, int severity, Instant at) {
        return new AlertRaised(alert, "key", entity, "rule", "cpu", severity, "CPU is busy", null, null, null, at);
    }

    static AlertChanged changed(UUID alert, EntityRef entity, int before, int severity, Instant at) {
        return new AlertChanged(alert, "key", entity, "firing", "firing", before, severity, "CPU is busy", null, at);
    }

    static AlertResolved resolved(UUID alert, EntityRef entity, int worst, Instant at) {
        return new AlertResolved(alert, "key", entity, worst, "CPU is busy", null, at);
    }
}
