package io.bongsu.launcher.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = Backoff.of(Map.of());

    @Test
    void doublesFromOneSecondToThirty() {
        assertThat(LongStream.range(0, 7)
                        .map(_ -> backoff.pause(Duration.ZERO).toSeconds())
                        .toArray())
                .containsExactly(1, 2, 4, 8, 16, 30, 30);
    }

    @Test
    void whatWasWellStartsAtOnceTheFirstTimeItDies() {
        assertThat(backoff.pause(Duration.ofSeconds(5))).isZero();
        assertThat(backoff.pause(Duration.ofSeconds(5))).hasSeconds(1);
        assertThat(backoff.pause(Duration.ofSeconds(5))).hasSeconds(2);
    }

    @Test
    void aMinuteOfGoodHealthIsForgiveness() {
        backoff.pause(Duration.ZERO);
        backoff.pause(Duration.ZERO);
        assertThat(backoff.pause(Duration.ofSeconds(59))).hasSeconds(4);
        assertThat(backoff.pause(Duration.ofSeconds(60))).isZero();
        assertThat(backoff.pause(Duration.ZERO)).hasSeconds(1);
    }

    @Test
    void theLongestPauseCanBeShorter() {
        Backoff impatient = Backoff.of(Map.of("BONGSU_LONGEST_RESTART_PAUSE_SECONDS", "1"));

        assertThat(impatient.pause(Duration.ZERO)).hasSeconds(1);
        assertThat(impatient.pause(Duration.ZERO)).hasSeconds(1);
    }
}
