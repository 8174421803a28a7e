package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.problem.Failures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PatientAppendTest {
    private static final Batch BATCH = new Batch(UUID.randomUUID(), List.of(), List.of());

    private static MetricStore answering(Queue<Mono<Void>> answers) {
        return new MetricStore() {
            @Override
            public Mono<Void> append(Batch batch) {
                return Mono.defer(answers::remove);
            }

            @Override
            public Mono<List<Samples>> select(Selector selector, long from, long to) {
                return Mono.just(List.of());
            }

            @Override
            public Mono<List<StoredSeries>> series(List<Selector> selectors, long from, long to) {
                return Mono.just(List.of());
            }

            @Override
            public Mono<List<Metadata>> metadata() {
                return Mono.just(List.of());
            }
        };
    }

    @Test
    void waitsForAStoreThatIsAwayOrFull() {
        Queue<Mono<Void>> answers = new ArrayDeque<>(List.of(
                Mono.error(Failures.unavailable("away", Duration.ofSeconds(1))),
                Mono.error(Failures.busy("full", Duration.ofSeconds(1))),
                Mono.empty()));
        StepVerifier.withVirtualTime(() -> PatientAppend.to(answering(answers), BATCH))
                .thenAwait(Duration.ofMinutes(1))
                .verifyComplete();
        assertThat(answers).isEmpty();
    }

    @Test
    void whatIsNeverTakenEndsNoWatch() {
        Queue<Mono<Void>> answers = new ArrayDeque<>(List.of(
                Mono.error(Failures.unprocessable("too-many-series", "Not all samples were taken", "m", List.of()))));
        StepVerifier.create(PatientAppend.to(answering(answers), BATCH))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }
}
