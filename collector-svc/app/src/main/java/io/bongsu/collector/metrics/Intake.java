package io.bongsu.collector.metrics;

import io.bongsu.platform.problem.Failures;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** How decoders put samples into the store. */
public interface Intake {

    /** Completes when samples are taken; fails with 503 when they are not in time. Series are looked up after it only. */
    Mono<Void> ready();

    /** Completes when all that was committed can be read; fails with 503 when it cannot in time. */
    Mono<Void> served();

    /** The series of this name, made when there is none; null when its tenant or metric has too many. */
    SeriesBook book();

    /** Completes after all is committed; fails with a {@code Failure} (429, 503), and then nothing is stored. */
    Mono<Void> take(Write write);

    /** Looks up the series of a batch and takes it; what has no place is told and left out. */
    Mono<Void> take(Batch batch, Refused refused);

    /** Hears of samples that were not taken, and why. */
    interface Refused {
        void refused(UUID tenant, String metric, String reason);
    }

    /** As {@link MetricStore#append} promises it: what was refused is told when the rest is stored. */
    static Mono<Void> append(Intake intake, Batch batch) {
        Set<String> offenders = new LinkedHashSet<>();
        return intake.take(batch, (tenant, metric, reason) -> offenders.add(metric + ": " + reason))
                .then(Mono.defer(() -> offenders.isEmpty()
                        ? Mono.empty()
                        : Mono.error(Failures.unprocessable(
                                "too-many-series",
                                "Not all samples were taken",
                                String.join("; ", offenders),
                                List.of()))));
    }
}
