package io.bongsu.ticket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final SharedSecret KNOWN =
            new SharedSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);

    /** The example that libraries of Standard Webhooks check themselves by. */
    @Test
    void signsAsThePublishedExample() {
        assertThat(KNOWN.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", THEN, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    /** The first key of RFC 8032; signed by another implementation. */
    @Test
    void pairOfKeysSignsAsOthersDo() {
        SigningKey known = new SigningKey(HexFormat.of()
                .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThat(SigningKey.written(known.publicKey()))
                .isEqualTo("whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(known.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", THEN, "{\"test\": 2432232314}"))
                .isEqualTo("v1a,fldxM4gAKugP6nnt1hdz3sgGfZ6d99nzrMFnZOELIxbz"
                        + "EHoVmAb2ADpkJK7zgPePmPsle0zV9jSeGlHFG2NVAw==");
        assertThat(known.written()).as("it stays here").isNull();
        assertThat(known.toString()).isEqualTo("whsk_…");
    }

    @Test
    void freshPairsDifferAndARotatedOneIsAPairAgain() {
        Secrets rotated = Secrets.fresh(Signing.V1A).rotated(THEN.plusSeconds(60));
        assertThat(rotated.current().bytes())
                .isNotEqualTo(Objects.requireNonNull(rotated.old()).bytes());
        assertThat(rotated.signatures("m", THEN, "b").split(" ", -1))
                .hasSize(2)
                .allMatch(one -> one.startsWith("v1a,"));
        assertThatThrownBy(() -> new SigningKey(new byte[32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freshOnesAreLongAndDifferAndDoNotTellThemselves() {
        SharedSecret one = SharedSecret.fresh();
        assertThat(one.written())
                .startsWith("whsec_")
                .isNotEqualTo(SharedSecret.fresh().written());
        assertThat(Base64.getDecoder().decode(one.written().substring(6))).hasSize(32);
        assertThat(one.toString()).doesNotContain(one.written().substring(6));
    }

    @Test
    void bothSecretsSignWhileTheReceiverChangesOver() {
        Secrets rotated = new Secrets(KNOWN, null, null).rotated(THEN.plusSeconds(60));
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
