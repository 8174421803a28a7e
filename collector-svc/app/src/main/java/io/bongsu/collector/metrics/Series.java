package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import io.bongsu.contracts.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * What samples belong to.
 *
 * @param metric name as its sender published it
 * @param kind gauge, counter, histogram or summary, as Prometheus' metadata call it
 * @param unit UCUM, may be empty
 * @param resource the labels that identify the entity, a subset of {@code labels}
 * @param entity null when nothing identifies one
 */
public record Series(
        String metric,
        Labels labels,
        String kind,
        String unit,
        Labels resource,
        @Nullable EntityRef entity) {}
