package io.bongsu.collector.resource;

import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.contracts.collector.RelationObserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which entities do these resource attributes name? The one place that knows which attributes identify what. */
public final class Resources {
    public static final String HOST = "host";
    public static final String SERVICE = "service";
    public static final String INSTANCE = "service_instance";
    public static final String SENDER = "sender";
    private static final Set<String> IDENTIFYING = Set.of(
            "service.name",
            "service.namespace",
            "service.instance.id",
            "host.name",
            "host.id",
            "cloud.resource_id",
            "container.id");
    /** Values of these move; they describe a pod or node, they do not identify it. */
    private static final Set<String> DESCRIBING_PREFIXES = Set.of("k8s.pod.label.", "k8s.pod.annotation.");

    /** Labels that series of one resource share with what is told of it. */
    public static final List<String> JOINING = Stream.concat(
                    Stream.of(
                            "instance",
                            "job",
                            "k8s.cluster.name",
                            "k8s.namespace.name",
                            "k8s.node.name",
                            "k8s.pod.name",
                            "k8s.pod.uid",
                            "k8s.container.name"),
                    IDENTIFYING.stream().sorted())
            .toList();

    private Resources() {}

    public static boolean identifies(String attribute) {
        return IDENTIFYING.contains(attribute)
                || (attribute.startsWith("k8s.") && DESCRIBING_PREFIXES.stream().noneMatch(attribute::startsWith));
    }

    public static Resource of(UUID tenant, Map<String, String> attributes, String source) {
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        attributes.forEach((name, value) -> (identifies(name) ? labels : others).put(name, value));
        EntityRef host = host(tenant, labels);
        EntityRef service = service(tenant, labels);
        EntityRef instance = service == null ? null : named(tenant, INSTANCE, labels.get("service.instance.id"));
        List<Sighting> sightings = new ArrayList<>();
        if (host != null) {
            sightings.add(new Sighting(
                    host,
                    identifiers(labels, "host.id", "host.name"),
                    starting(others, "host.", "os.", "cloud."),
                    List.of(),
                    source));
        }
        if (service != null) {
            sightings.add(new Sighting(
                    service,
                    identifiers(labels, "service.name", "service.namespace"),
                    starting(others, "service.", "deployment."),
                    instance == null && host != null
                            ? List.of(new RelationObserved("runsOn", service, host))
                            : List.of(),
                    source));
        }
        if (service != null && instance != null) {
            sightings.add(new Sighting(
                    instance,
                    identifiers(labels, "service.instance.id", "service.name", "service.namespace"),
                    starting(others, "service.", "deployment.", "process.", "telemetry."),
                    relations(instance, service, host),
                    source));
        }
        EntityRef entity = instance != null ? instance : service != null ? service : host;
        return new Resource(Map.copyOf(labels), entity, service, List.copyOf(sightings));
    }

    /** A scraped target: its job is the service, {@code instance} an instance of it. Nothing is guessed from the address. */
    public static Resource target(UUID tenant, String job, String instance, String source) {
        return of(tenant, Map.of("service.name", job, "service.instance.id", instance), source);
    }

    /** Who sent what nothing identifies: the holder of an ingest key. */
    public static Resource sender(UUID tenant, UUID key, String name, String source) {
        EntityRef sender = new EntityRef(EntityId.of(tenant, SENDER, key.toString()), SENDER, name);
        Identifier identifier = new Identifier("bongsu.ingest_key.id", key.toString());
        return new Resource(
                Map.of(),
                sender,
                null,
                List.of(new Sighting(sender, List.of(identifier), Map.of(), List.of(), source)));
    }

    /** The natural key of a service: its name, with the namespace in front when it has one. */
    public static EntityRef service(UUID tenant, @Nullable String namespace, String name) {
        String key = namespace == null || namespace.isEmpty() ? name : namespace + "/" + name;
        return new EntityRef(EntityId.of(tenant, SERVICE, key), SERVICE, name);
    }

    private static List<RelationObserved> relations(EntityRef instance, EntityRef service, @Nullable EntityRef host) {
        List<RelationObserved> relations = new ArrayList<>();
        relations.add(new RelationObserved("instanceOf", instance, service));
        if (host != null) {
            relations.add(new RelationObserved("runsOn", instance, host));
        }
        return List.copyOf(relations);
    }

    private static @Nullable EntityRef host(UUID tenant, Map<String, String> labels) {
        EntityRef byName = named(tenant, HOST, labels.get("host.name"));
        return byName != null ? byName : named(tenant, HOST, labels.get("host.id"));
    }

    private static @Nullable EntityRef service(UUID tenant, Map<String, String> labels) {
        String name = labels.get("service.name");
        return name == null || name.isEmpty() ? null : service(tenant, labels.get("service.namespace"), name);
    }

    private static @Nullable EntityRef named(UUID tenant, String type, @Nullable String name) {
        return name == null || name.isEmpty() ? null : EntityRef.named(tenant, type, name);
    }

    private static List<Identifier> identifiers(Map<String, String> labels, String... kinds) {
        List<Identifier> identifiers = new ArrayList<>();
        for (String kind : kinds) {
            String value = labels.get(kind);
            if (value != null && !value.isEmpty()) {
                identifiers.add(new Identifier(kind, value));
            }
        }
        return List.copyOf(identifiers);
    }

    private static Map<String, String> starting(Map<String, String> attributes, String... prefixes) {
        Map<String, String> kept = new TreeMap<>();
        attributes.forEach((name, value) -> {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix)) {
                    kept.put(name, value);
                }
            }
        });
        return Map.copyOf(kept);
    }
}
