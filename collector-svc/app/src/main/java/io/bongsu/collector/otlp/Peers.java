package io.bongsu.collector.otlp;

import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which database or queue does a span talk to? Its attributes tell, in the older spelling too. */
final class Peers {
    private static final int LONGEST = 255;

    private Peers() {}

    static @Nullable Sighting of(UUID tenant, Map<String, String> attributes) {
        String database = first(attributes, "db.system.name", "db.system");
        if (!database.isEmpty()) {
            return database(tenant, database, attributes);
        }
        String messaging = first(attributes, "messaging.system");
        String destination = first(attributes, "messaging.destination.name", "messaging.destination");
        return messaging.isEmpty() || destination.isEmpty() ? null : queue(tenant, messaging, destination);
    }

    private static Sighting database(UUID tenant, String system, Map<String, String> attributes) {
        String address = first(attributes, "server.address", "net.peer.name");
        String port = first(attributes, "server.port", "net.peer.port");
        String namespace = first(attributes, "db.namespace", "db.name");
        String where = port.isEmpty() ? address : address + ":" + port;
        String name = !namespace.isEmpty() ? namespace : !where.isEmpty() ? where : system;
        EntityRef entity = entity(tenant, "database", system + "://" + where + "/" + namespace, name);
        Map<String, String> facts = new TreeMap<>();
        put(facts, "db.system.name", system);
        put(facts, "server.address", address);
        put(facts, "server.port", port);
        put(facts, "db.namespace", namespace);
        return new Sighting(entity, identifiers(facts), Map.copyOf(facts), List.of(), "trace");
    }

    private static Sighting queue(UUID tenant, String system, String destination) {
        EntityRef entity = entity(tenant, "queue", system + ":" + destination, destination);
        Map<String, String> facts = Map.of("messaging.system", system, "messaging.destination.name", destination);
        return new Sighting(entity, identifiers(new TreeMap<>(facts)), facts, List.of(), "trace");
    }

    private static EntityRef entity(UUID tenant, String type, String key, String name) {
        return new EntityRef(
                EntityId.of(tenant, type, key), type, name.length() > LONGEST ? name.substring(0, LONGEST) : name);
    }

    private static List<Identifier> identifiers(Map<String, String> facts) {
        List<Identifier> identifiers = new ArrayList<>();
        facts.forEach((kind, value) -> identifiers.add(new Identifier(kind, value)));
        return List.copyOf(identifiers);
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static String first(Map<String, String> attributes, String... names) {
        for (String name : names) {
            String value = attributes.get(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
