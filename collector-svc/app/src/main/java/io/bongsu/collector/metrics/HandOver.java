package io.bongsu.collector.metrics;

import io.bongsu.collector.cluster.OwnerClient;
import io.bongsu.collector.cluster.Standing;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this collector found itself (its machine) and the owner of the store keeps. Senders' requests go another way: as they
 * are, with their own keys.
 */
@Component
class HandOver {
    static final String PATH = "/internal/batches";
    /** Of them a body is far smaller than a collector reads at once. */
    private static final int SAMPLES_PER_PARCEL = 500;

    private final OwnerClient owners;
    private final JsonMapper json;

    HandOver(OwnerClient owners, JsonMapper json) {
        this.owners = owners;
        this.json = json;
    }

    /** A batch between two collectors. */
    record Parcel(UUID tenant, List<Found> samples, List<Sighting> sightings) {
        /** At least one: the first brings the sightings. */
        static List<Parcel> of(Batch batch) {
            List<Found> found = batch.every().stream().map(Found::of).toList();
            List<Parcel> parcels = new ArrayList<>();
            int from = 0;
            do {
                int to = Math.min(found.size(), from + SAMPLES_PER_PARCEL);
                parcels.add(
                        new Parcel(batch.tenant(), found.subList(from, to), from == 0 ? batch.sightings() : List.of()));
                from = to;
            } while (from < found.size());
            return parcels;
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

    /** Completes after the owner has committed all of it. */
    Mono<Void> to(Standing.Elsewhere owner, Batch batch) {
        return Flux.fromIterable(Parcel.of(batch))
                .map(json::writeValueAsBytes)
                .concatMap(body ->
                        owners.post(owner, PATH, MediaType.APPLICATION_JSON, body, OwnerClient.TOKEN, owner.token()))
                .then();
    }
}
