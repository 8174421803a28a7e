package io.bongsu.gateway.stream;

import io.bongsu.platform.messaging.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a fact as services tell it and writes it as browsers get it. */
@Component
final class FactReader {
    private final JsonMapper json;

    FactReader(JsonMapper json) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** What readers get; the envelope's other fields are the services' business. */
    private record Told(String type, String subject, Instant time, JsonNode data) {}

    /** A fact without its place yet. */
    record Read(CloudEvent event, @Nullable String requesterId, String json) {}

    Read read(byte[] body) {
        CloudEvent event = json.readValue(body, CloudEvent.class);
        JsonNode requester = event.data().path("requesterId");
        return new Read(
                event,
                requester.isString() ? requester.asString() : null,
                json.writeValueAsString(new Told(event.type(), event.subject(), event.time(), event.data())));
    }
}
