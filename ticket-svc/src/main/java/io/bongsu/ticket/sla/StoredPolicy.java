package io.bongsu.ticket.sla;

import io.bongsu.platform.problem.Failure;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.sla.json.Spot;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A policy that was accepted once: if it would be refused today, it says why, promises nothing and stops no other policy. */
final class StoredPolicy {
    private static final UUID NO_CALENDAR = new UUID(0, 0);

    private StoredPolicy() {}

    static SlaPolicy read(UUID id, JsonNode body, Conditions conditions, long version) {
        Optional<UUID> calendar = calendar(body);
        try {
            return PolicyDefinition.read(id, body, calendar.map(Set::of).orElse(Set.of()), conditions, version);
        } catch (Failure refused) {
            return new SlaPolicy(
                    id,
                    body.path("name").asString(""),
                    body.path("position").asInt(0),
                    body.path("enabled").asBoolean(false),
                    SlaPolicy.Match.ANY,
                    calendar.orElse(NO_CALENDAR),
                    Map.of(),
                    Set.of(),
                    Map.of(),
                    Map.of(),
                    body.path("vendor").asString(""),
                    OnChange.RETROACTIVE,
                    version,
                    new SlaPolicy.Refusal(Spot.why(refused), body));
        }
    }

    /** Its calendar is there: calendars are never removed. */
    private static Optional<UUID> calendar(JsonNode body) {
        try {
            return Optional.of(UUID.fromString(body.path("calendarId").asString("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
