package io.bongsu.event.watch;

import io.bongsu.contracts.EntityId;
import io.bongsu.contracts.EntityRef;
import io.bongsu.event.rule.WatchedRule;
import java.util.Map;
import java.util.UUID;

/** Which entity do the labels of a series name? The same ids as the collector gives: service, else host. */
final class SeriesEntity {

    private SeriesEntity() {}

    static EntityRef of(UUID tenant, Map<String, String> labels, WatchedRule rule) {
        String service = Sample.label(labels, "service.name");
        if (!service.isEmpty()) {
            String namespace = Sample.label(labels, "service.namespace");
            String key = namespace.isEmpty() ? service : namespace + "/" + service;
            return new EntityRef(EntityId.of(tenant, "service", key), "service", service);
        }
        String hostName = Sample.label(labels, "host.name");
        String host = hostName.isEmpty() ? Sample.label(labels, "host.id") : hostName;
        if (!host.isEmpty()) {
            return EntityRef.named(tenant, "host", host);
        }
        // Sums over everything belong to no single entity: the rule itself stands for what it watches.
        return new EntityRef(EntityId.of(tenant, "rule", rule.id().toString()), "rule", rule.name());
    }
}
