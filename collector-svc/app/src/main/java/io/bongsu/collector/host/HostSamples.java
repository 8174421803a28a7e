package io.bongsu.collector.host;

import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What a visit found, as samples. */
final class HostSamples {
    static final String SUCCESS = "bongsu.collection.success";
    static final String FAILURE = "bongsu.collection.failure";
    private static final Map<String, String> PROTOCOL = Map.of("bongsu.collection.protocol", "host");

    private HostSamples() {}

    static Batch of(UUID tenant, Observation observation) {
        Resource resource = Resources.of(tenant, observation.resource(), "host");
        long at = observation.at().toEpochMilli();
        List<Sample> samples = new ArrayList<>();
        observation
                .measurements()
                .forEach(one -> samples.add(new Sample(
                        series(
                                resource,
                                one.metric(),
                                one.kind() == Kind.COUNTER ? "counter" : "gauge",
                                one.unit(),
                                one.attributes()),
                        at,
                        one.value())));
        samples.add(new Sample(series(resource, SUCCESS, "gauge", "1", PROTOCOL), at, 1));
        return new Batch(tenant, List.copyOf(samples), resource.sightings());
    }

    /** No gap without a reason. */
    static Batch failed(UUID tenant, Map<String, String> host, CollectionFailed.Reason reason, Instant at) {
        Resource resource = Resources.of(tenant, host, "host");
        Map<String, String> attributes = new TreeMap<>(PROTOCOL);
        Sample success = new Sample(series(resource, SUCCESS, "gauge", "1", attributes), at.toEpochMilli(), 0);
        attributes.put("error.type", reason.name());
        Sample why = new Sample(series(resource, FAILURE, "gauge", "1", attributes), at.toEpochMilli(), 1);
        return new Batch(tenant, List.of(success, why), List.of());
    }

    private static Series series(
            Resource resource, String metric, String kind, String unit, Map<String, String> attributes) {
        Map<String, String> labels = new TreeMap<>(resource.labels());
        labels.putAll(attributes);
        return new Series(metric, Labels.of(labels), kind, unit, Labels.of(resource.labels()), resource.entity());
    }
}
