package io.bongsu.collector.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.problem.Failure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class GroupCommitTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final List<List<String>> committed = new CopyOnWriteArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void whatArrivesWithinTheWindowIsOneCommit() {
        GroupCommit<String> commits = commits(this::commit);

        submit(commits, "a");
        submit(commits, "b");
        assertThat(committed).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(5));

        assertThat(committed).containsExactly(List.of("a", "b"));
        assertThat(outcomes).containsExactly("a ok", "b ok");
    }

    @Test
    void whoWaitedForAWindowDuringACommitWaitsNoLonger() {
        Sinks.Empty<Void> first = Sinks.empty();
        GroupCommit<String> commits = commits(items -> {
            committed.add(items);
            return committed.size() == 1 ? first.asMono() : Mono.empty();
        });
        submit(commits, "a");
        time.advanceTimeBy(Duration.ofMillis(5));
        submit(commits, "b");
        time.advanceTimeBy(Duration.ofMillis(5));

        first.tryEmitEmpty();
        time.advanceTimeBy(Duration.ZERO);

        assertThat(committed).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void nobodyIsAcknowledgedBeforeTheCommit() {
        Sinks.Empty<Void> commit = Sinks.empty();
        GroupCommit<String> commits = commits(items -> commit.asMono());
        submit(commits, "a");
        time.advanceTimeBy(Duration.ofMillis(50));
        assertThat(outcomes).isEmpty();

        commit.tryEmitEmpty();

        assertThat(outcomes).containsExactly("a ok");
    }

    @Test
    void whatArrivesDuringACommitWaitsForTheNext() {
        Sinks.Empty<Void> first = Sinks.empty();
        GroupCommit<String> commits = commits(items -> {
            committed.add(items);
            return committed.size() == 1 ? first.asMono() : Mono.empty();
        });
        submit(commits, "a");
        time.advanceTimeBy(Duration.ofMillis(5));
        submit(commits, "b");
        submit(commits, "c");
        time.advanceTimeBy(Duration.ofMillis(50));
        assertThat(committed).containsExactly(List.of("a"));

        first.tryEmitEmpty();
        time.advanceTimeBy(Duration.ofMillis(5));

        assertThat(committed).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void fullQueueRefusesWithTooManyRequests() {
        GroupCommit<String> commits = commits(items -> Mono.never());
        for (int i = 0; i < 10; i++) {
            submit(commits, "x" + i);
        }

        StepVerifier.create(commits.submit("one too many"))
                .expectErrorSatisfies(
                        error -> assertThat(((Failure) error).status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS))
                .verify();
    }

    @Test
    void poisonOfOneSenderHarmsNoOther() {
        GroupCommit<String> commits = commits(
                items -> items.contains("poison") ? Mono.error(new IllegalStateException("bad row")) : commit(items));

        submit(commits, "a");
        submit(commits, "poison");
        submit(commits, "b");
        time.advanceTimeBy(Duration.ofMillis(5));

        assertThat(outcomes).containsExactlyInAnyOrder("a ok", "poison IllegalStateException", "b ok");
    }

    @Test
    void absentDatabaseIsServiceUnavailableForAllAndTriedOnce() {
        GroupCommit<String> commits = commits(items -> {
            committed.add(items);
            return Mono.error(new DataAccessResourceFailureException("gone", new IOException("reset")));
        });

        submit(commits, "a");
        submit(commits, "b");
        time.advanceTimeBy(Duration.ofMillis(5));

        assertThat(outcomes).containsExactly("a 503", "b 503");
        assertThat(committed).hasSize(1);
    }

    @Test
    void whoFloodsMakesOthersWaitForOneCommitOnly() {
        List<Sinks.Empty<Void>> ends = new ArrayList<>();
        GroupCommit<String> commits = commits(items -> {
            committed.add(items);
            ends.add(Sinks.empty());
            return ends.getLast().asMono();
        });
        submit(commits, "heavy1@flood");
        time.advanceTimeBy(Duration.ofMillis(5));
        submit(commits, "heavy2@flood");
        submit(commits, "x@neighbour");

        for (int commit = 0; commit < 2; commit++) {
            ends.get(commit).tryEmitEmpty();
            time.advanceTimeBy(Duration.ofMillis(5));
        }

        assertThat(committed).containsExactly(List.of("heavy1@flood"), List.of("x@neighbour"), List.of("heavy2@flood"));
    }

    @Test
    void theHeavyHaveTheirTurnToo() {
        Sinks.Empty<Void> first = Sinks.empty();
        GroupCommit<String> commits = commits(items -> {
            committed.add(items);
            return committed.size() == 1 ? first.asMono() : Mono.empty();
        });
        submit(commits, "x0@light");
        time.advanceTimeBy(Duration.ofMillis(5));
        submit(commits, "x1@light");
        submit(commits, "heavy@other");

        first.tryEmitEmpty();
        time.advanceTimeBy(Duration.ofMillis(20));

        assertThat(committed).containsExactly(List.of("x0@light"), List.of("heavy@other"), List.of("x1@light"));
    }

    @Test
    void nobodyIsRefusedForWhatOthersHaveSent() {
        GroupCommit<String> commits = commits(items -> Mono.never());
        for (int i = 0; i < 10; i++) {
            submit(commits, i + "@flood");
        }
        submit(commits, "11@flood");
        submit(commits, "x@neighbour");

        assertThat(outcomes).containsExactly("11@flood 429");
    }

    private void submit(GroupCommit<String> commits, String item) {
        commits.submit(item)
                .subscribe(
                        done -> {},
                        error -> outcomes.add(item + " "
                                + (error instanceof Failure failure
                                        ? failure.status().value()
                                        : error.getClass().getSimpleName())),
                        () -> outcomes.add(item + " ok"));
    }

    private Mono<Void> commit(List<String> items) {
        committed.add(items);
        return Mono.empty();
    }

    private GroupCommit<String> commits(Function<List<String>, Mono<Void>> commit) {
        return new GroupCommit<>(
                "test",
                new GroupCommit.Limits(Duration.ofMillis(5), 10, 100),
                item -> item.startsWith("heavy") ? 200 : 1,
                item -> item.contains("@") ? item.substring(item.indexOf('@')) : "",
                commit,
                new SimpleMeterRegistry(),
                time);
    }
}
