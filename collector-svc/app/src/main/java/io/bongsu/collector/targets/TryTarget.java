package io.bongsu.collector.targets;

import io.bongsu.collector.scrape.Visit;
import io.bongsu.collector.scrape.Visitor;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Measurement;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks a target once and stores nothing. */
@Component
class TryTarget {
    private static final int MOST_NAMES = 50;

    private final Visitor visitor;
    private final Clock clock;

    TryTarget(Visitor visitor, Clock clock) {
        this.visitor = visitor;
        this.clock = clock;
    }

    /**
     * What a visit would find.
     *
     * @param metrics the first names
     */
    record Trial(
            boolean up,
            double tookMs,
            int samples,
            int metricCount,
            List<String> metrics,
            @Nullable String reason,
            @Nullable String error) {}

    Mono<Trial> ask(TargetDraft draft) {
        return Tenant.current().flatMap(tenant -> {
            ScrapeTarget target = ScrapeTarget.create(draft, clock.instant());
            Instant begun = clock.instant();
            return visitor.visit(tenant.id(), target.target())
                    .map(seen -> up(seen, begun))
                    .onErrorResume(error -> Mono.fromSupplier(() -> down(error, begun)));
        });
    }

    private Trial up(Observation seen, Instant begun) {
        List<String> names = seen.measurements().stream()
                .map(Measurement::metric)
                .distinct()
                .sorted()
                .toList();
        return new Trial(
                true,
                took(begun),
                seen.measurements().size(),
                names.size(),
                names.stream().limit(MOST_NAMES).toList(),
                null,
                null);
    }

    private Trial down(Throwable error, Instant begun) {
        Visit.Failure failure = Visit.Failure.of(error);
        return new Trial(false, took(begun), 0, 0, List.of(), failure.reason(), failure.error());
    }

    private double took(Instant begun) {
        return Duration.between(begun, clock.instant()).toNanos() / 1e6;
    }
}
