package io.bongsu.collector.resource;

import io.bongsu.contracts.EntityRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sent telemetry, read from its resource attributes.
 *
 * @param labels identifying attributes: labels of each of its series
 * @param entity what a sample of it is about; null when nothing identifies it
 * @param service null when there is no {@code service.name}
 * @param sightings what topology-svc is to hear
 */
public record Resource(
        Map<String, String> labels,
        @Nullable EntityRef entity,
        @Nullable EntityRef service,
        List<Sighting> sightings) {

    public String serviceName() {
        return service == null ? "" : service.name();
    }
}
