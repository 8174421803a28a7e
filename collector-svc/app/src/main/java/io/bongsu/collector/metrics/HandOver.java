package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.OwnerClient;
import io.bongsu.collector.cluster.Standing;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this collector found itself (its machine) and the owner of the store keeps. Senders' requests go another way: as they
 * are, with their own keys.
 */
@Component
class HandOver {
    static final String PATH = "/internal/batches";

    private final OwnerClient owners;
    private final JsonMapper json;

    HandOver(OwnerClient owners, JsonMapper json) {
        this.owners = owners;
        this.json = json;
    }

    /** A batch between two collectors. */
    record Parcel(UUID tenant, List<Found> samples, List<Sighting> sightings) {
        static Parcel of(Batch batch) {
            return new Parcel(
                    batch.tenant(), batch.samples().stream().map(Found::of).toList(), batch.sightings());
        }

        Batch batch() {
            return new Batch(tenant, samples.stream().map(Found::sample).toList(), sightings);
        }
    }

    /**
     * A sample.
     *
     * @param bits of its value: a staleness marker is a NaN like no other
     */
    record Found(
            String metric,
            Map<String, String> labels,
            String kind,
            String unit,
            Map<String, String> resource,
            @Nullable EntityRef entity,
            long at,
            long bits) {
        static Found of(Sample sample) {
            Series series = sample.series();
            return new Found(
                    series.metric(),
                    series.labels().asMap(),
                    series.kind(),
                    series.unit(),
                    series.resource().asMap(),
                    series.entity(),
                    sample.at(),
                    Double.doubleToRawLongBits(sample.value()));
        }

        Sample sample() {
            Series series = new Series(metric, Labels.of(labels), kind, unit, Labels.of(resource), entity);
            return new Sample(series, at, Double.longBitsToDouble(bits));
        }
    }

    /** Completes after the owner has committed it. */
    Mono<Void> to(Standing.Elsewhere owner, Batch batch) {
        return Mono.fromCallable(() -> json.writeValueAsBytes(Parcel.of(batch)))
                .flatMap(body ->
                        owners.post(owner, PATH, MediaType.APPLICATION_JSON, body, OwnerClient.TOKEN, owner.token()))
                .then();
    }
}
