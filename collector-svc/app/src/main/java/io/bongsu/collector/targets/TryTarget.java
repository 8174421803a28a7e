package io.bongsu.collector.targets;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.collector.scrape.Visit;
import io.bongsu.collector.scrape.Visitor;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Measurement;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks a target once and stores nothing. */
@Component
class TryTarget {
    private static final int MOST_NAMES = 50;

    private final Visitor visitor;
    private final Targets targets;
    private final Clock clock;

    TryTarget(Visitor visitor, Targets targets, Clock clock) {
        this.visitor = visitor;
        this.targets = targets;
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

    /**
     * @param existing whose credential is shown when the draft has none of its own and leads to the same program
     */
    Mono<Trial> ask(TargetDraft draft, Optional<UUID> existing) {
        return Mono.fromSupplier(() -> SoundDraft.of(draft))
                .flatMap(sound -> credential(sound, existing)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(shown -> visit(sound, shown.orElse(null))));
    }

    private Mono<Authorization> credential(SoundDraft sound, Optional<UUID> existing) {
        SoundCredential said = sound.credential();
        return said != null
                ? Mono.just(said.authorization())
                : Mono.justOrEmpty(existing).flatMap(id -> targets.credentialOf(id, sound.url()));
    }

    private Mono<Trial> visit(SoundDraft sound, @Nullable Authorization shown) {
        ScrapeTarget target = ScrapeTarget.create(sound, clock.instant());
        return Tenant.current().flatMap(tenant -> {
            Instant begun = clock.instant();
            return visitor.visit(tenant.id(), target.target(shown))
                    .map(seen -> up(seen, begun))
                    .onErrorResume(error -> Mono.fromSupplier(() -> down(error, begun)));
        });
    }

    private Trial up(Observation seen, Instant begun) {
        List<String> names = Stream.concat(
                        seen.measurements().stream().map(Measurement::metric),
                        seen.histograms().stream().map(NativeHistogram::metric))
                .distinct()
                .sorted()
                .toList();
        return new Trial(
                true,
                took(begun),
                seen.measurements().size() + seen.histograms().size(),
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
