package io.bongsu.ticket.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final Secret KNOWN = new Secret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    /** The example that libraries of Standard Webhooks check themselves by. */
    @Test
    void signsAsThePublishedExample() {
        assertThat(KNOWN.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", THEN, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void freshOnesAreLongAndDifferAndDoNotTellThemselves() {
        Secret one = Secret.fresh();
        assertThat(one.written())
                .startsWith("whsec_")
                .isNotEqualTo(Secret.fresh().written());
        assertThat(Base64.getDecoder().decode(one.written().substring(6))).hasSize(32);
        assertThat(one.toString()).doesNotContain(one.written().substring(6));
    }

    @Test
    void bothSecretsSignWhileTheReceiverChangesOver() {
        Secrets rotated = new Secrets(KNOWN, null, null).rotated(Secret.fresh(), THEN.plusSeconds(60));
        assertThat(rotated.signatures("m", THEN, "b").split(" ", -1))
                .hasSize(2)
                .contains(KNOWN.signature("m", THEN, "b"));
        assertThat(rotated.signatures("m", THEN.plusSeconds(60), "b")).doesNotContain(" ");
    }

    @Test
    void triesAreSpreadOverDaysAndEnd() {
        assertThat(Schedule.next(1, 0)).contains(Duration.ofSeconds(5));
        assertThat(Schedule.next(1, 1)).contains(Duration.ofSeconds(6));
        assertThat(Schedule.next(2, 0)).contains(Duration.ofMinutes(5));
        assertThat(Schedule.next(9, 0)).contains(Duration.ofHours(24));
        assertThat(Schedule.next(10, 0)).isEmpty();
    }
}
