package io.bongsu.ticket.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@ExtendWith(OutputCaptureExtension.class)
class RoundsTest {
    private final List<String> worked = new ArrayList<>();
    private final Sinks.Many<Integer> ticks = Sinks.many().multicast().directBestEffort();

    private Mono<Void> work(String tenant) {
        return tenant.startsWith("poisoned")
                ? Mono.error(new IllegalStateException(tenant))
                : Mono.fromRunnable(() -> worked.add(tenant));
    }

    private Rounds<String> rounds(Flux<String> waiting) {
        return new Rounds<>("a test", ticks.asFlux(), 1, () -> waiting, this::work);
    }

    @Test
    void onePoisonedTenantDoesNotKeepTheOthersFromTheirTurn() {
        rounds(Flux.just("first", "poisoned", "last")).run().block();

        assertThat(worked).containsExactly("first", "last");
    }

    @Test
    void workThatThrowsInsteadOfAnsweringIsResumedToo() {
        new Rounds<>("a test", ticks.asFlux(), 1, () -> Flux.just("thrown", "next"), one -> {
                    if (one.equals("thrown")) {
                        throw new IllegalArgumentException(one);
                    }
                    return work(one);
                })
                .run()
                .block();

        assertThat(worked).containsExactly("next");
    }

    @Test
    void roundsGoOnAfterTheDatabaseRefusedATransaction() {
        AtomicInteger looks = new AtomicInteger();
        Rounds<String> rounds = rounds(Flux.defer(() -> looks.incrementAndGet() == 1
                ? Flux.error(new CannotCreateTransactionException("the database is away"))
                : Flux.just("found")));
        rounds.start();
        ticks.tryEmitNext(1);
        assertThat(rounds.isRunning()).isTrue();
        ticks.tryEmitNext(2);
        rounds.stop();

        assertThat(worked).containsExactly("found");
        assertThat(ticks.currentSubscriberCount()).isZero();
    }

    @Test
    void aFailureIsSaidOnceAndAgainAfterItWentWellOrWasAway(CapturedOutput output) {
        AtomicInteger round = new AtomicInteger();
        Rounds<String> rounds =
                rounds(Flux.defer(() -> round.incrementAndGet() == 3 ? Flux.empty() : Flux.just("poisoned")));
        for (int i = 0; i < 5; i++) {
            rounds.run().block();
        }

        assertThat(output.getOut().lines().filter(line -> line.contains("work failed")))
                .as("in rounds one and four")
                .hasSize(2);
    }

    @Test
    void anyNumberOfBatchesIsWorkedOffOnAFlatStack() {
        AtomicInteger left = new AtomicInteger(200_000);

        Rounds.untilNone(() -> Mono.fromSupplier(() -> Math.max(0, left.decrementAndGet())))
                .block(Duration.ofMinutes(1));

        assertThat(left).hasValue(0);
    }

    @Test
    void batchesEndWithTheFirstThatFindsNothing() {
        AtomicInteger asked = new AtomicInteger();

        Rounds.untilNone(() -> Mono.just(asked.incrementAndGet() == 3 ? 0 : 100))
                .block();

        assertThat(asked).hasValue(3);
    }
}
