package io.bongsu.collector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class OwnersDoorTest {
    private static final String NOBODY_LISTENS = "http://127.0.0.1:1";

    private final Ownership ownership = new Ownership();
    private final OwnersDoor door = new OwnersDoor(ownership, new OwnerClient(ownership));
    private int served;

    private Mono<Void> ask(MockServerHttpRequest.BaseBuilder<?> request) {
        return door.filter(MockServerWebExchange.from(request), _ -> Mono.fromRunnable(() -> served++));
    }

    private void isElsewhere() {
        ownership.follow(new Standing.Elsewhere(1, new UUID(0, 1), NOBODY_LISTENS, ""));
    }

    @Test
    void theOwnerServesItself() {
        ownership.hold(1, System.nanoTime(), Duration.ofSeconds(6));

        ask(MockServerHttpRequest.post("/prometheus/api/v1/write")).block();

        assertThat(served).isEqualTo(1);
    }

    @Test
    void whatDoesNotNeedTheStoreIsServedByEverybody() {
        isElsewhere();

        ask(MockServerHttpRequest.post("/v1/traces")).block();
        ask(MockServerHttpRequest.get("/api/v1/logs")).block();

        assertThat(served).isEqualTo(2);
    }

    @Test
    void anOwnerThatDoesNotAnswerIsAskedAgainLater() {
        isElsewhere();

        assertThatThrownBy(() -> ask(MockServerHttpRequest.get("/prometheus/api/v1/query?query=up"))
                        .block())
                .isInstanceOfSatisfying(Failure.class, OwnersDoorTest::isLater);
        assertThat(served).isZero();
    }

    @Test
    void nothingIsHandedOverTwice() {
        isElsewhere();

        assertThatThrownBy(() -> ask(MockServerHttpRequest.post("/v1/metrics")
                                .header(
                                        OwnerClient.HANDED_OVER,
                                        UUID.randomUUID().toString()))
                        .block())
                .isInstanceOfSatisfying(Failure.class, OwnersDoorTest::isLater);
        assertThat(served).isZero();
    }

    @Test
    void whileNobodyOwnsTheStoreRequestsWaitForWhoeverDoes() {
        var answered = ask(MockServerHttpRequest.post("/v1/metrics")).toFuture();
        assertThat(answered).isNotDone();

        ownership.hold(1, System.nanoTime(), Duration.ofSeconds(6));

        assertThat(answered).succeedsWithin(Duration.ofSeconds(5));
        assertThat(served).isEqualTo(1);
    }

    private static void isLater(Failure failure) {
        assertThat(failure.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(failure.headers()).containsKey("Retry-After");
    }
}
