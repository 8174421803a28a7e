package io.bongsu.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.security.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

class LiveFactsTest {
    private static final UUID TENANT = new UUID(0, 1);
    private static final Caller VIEWER =
            new Caller("v", "viewer", "Viewer", "", TENANT, "t", Set.of("viewer"), Set.of("alert:read"));

    private final Wound clock = new Wound();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveFacts facts = new LiveFacts(
            new StreamProperties(5, Duration.ofMinutes(15), 3, 2, Duration.ofSeconds(15)),
            new FactReader(new JsonMapper()),
            clock,
            meters);

    @Test
    void whoComesBackGetsWhatWasMissed() {
        String place = place();
        tell("a");
        tell("b");
        StepVerifier.create(facts.follow(VIEWER, place)
                        .map(LiveFacts.Message::event)
                        .take(2))
                .expectNext("alert", "alert")
                .verifyComplete();
    }

    @Test
    void whatTheRingForgotIsAReset() {
        String place = place();
        for (int i = 0; i < 6; i++) {
            tell("a" + i);
        }
        expectFirst(place, "reset");
    }

    @Test
    void aQuietQuarterOfAnHourLosesNobodyHisPlace() {
        tell("a");
        String place = place();
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        StepVerifier.create(facts.follow(VIEWER, place).map(LiveFacts.Message::event))
                .then(() -> tell("b"))
                .expectNext("alert")
                .thenCancel()
                .verify();
    }

    @Test
    void whatIsTooOldIsAReset() {
        String place = place();
        tell("a");
        clock.now = clock.now.plus(Duration.ofMinutes(20));
        expectFirst(place, "reset");
    }

    @Test
    void anotherEpochIsAReset() {
        String place = place();
        facts.beginAnew();
        expectFirst(place, "reset");
    }

    @Test
    void aPlaceInTheFutureIsAReset() {
        String place = place();
        expectFirst(place.substring(0, place.lastIndexOf('-')) + "-99", "reset");
    }

    @Test
    void aSlowReaderIsCutOffAndToldSo() {
        StepVerifier.create(facts.follow(VIEWER, null).map(LiveFacts.Message::event), 1)
                .expectNext("") // the place
                .then(() -> {
                    for (int i = 0; i < 10; i++) {
                        tell("a" + i);
                    }
                })
                .thenRequest(100)
                .expectNext("alert", "alert", "alert", "reset")
                .verifyComplete();
        assertThat(meters.counter("bongsu.gateway.stream.cut").count()).isEqualTo(1);
        assertThat(meters.get("bongsu.gateway.stream.followers").gauge().value())
                .isZero();
    }

    @Test
    void onePersonHasSoManyStreamsAndNoMore() {
        StepVerifier.create(
                        Flux.merge(facts.follow(VIEWER, null), facts.follow(VIEWER, null), facts.follow(VIEWER, null)))
                .expectNextCount(2)
                .verifyError(Failure.class);
    }

    @Test
    void whenTheServerStopsStreamsEnd() {
        StepVerifier.create(facts.follow(VIEWER, null))
                .expectNextCount(1)
                .then(facts::end)
                .verifyComplete();
    }

    @Test
    void whoLeavesIsForgotten() {
        facts.follow(VIEWER, null).take(1).blockLast();
        assertThat(meters.get("bongsu.gateway.stream.followers").gauge().value())
                .isZero();
    }

    private void expectFirst(String place, String event) {
        StepVerifier.create(facts.follow(VIEWER, place)
                        .map(LiveFacts.Message::event)
                        .take(1))
                .expectNext(event)
                .verifyComplete();
    }

    private String place() {
        LiveFacts.@Nullable Message here = facts.follow(VIEWER, null).blockFirst();
        return here == null ? "" : here.id();
    }

    private void tell(String summary) {
        String json = """
                {"specversion":"1.0","id":"%s","source":"/x","type":"io.bongsu.event.alert.raised.v1","subject":"s",
                 "time":"2026-11-21T12:00:00Z","datacontenttype":"application/json","tenantid":"%s","partitionkey":"s",
                 "data":{"summary":"%s"}}""".formatted(UUID.randomUUID(), TENANT, summary);
        facts.tell(Subject.ALERT, json.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Wound extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
