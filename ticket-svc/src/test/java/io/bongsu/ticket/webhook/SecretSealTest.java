package io.bongsu.ticket.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.problem.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SecretSealTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID WEBHOOK = UUID.randomUUID();
    private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);
    private static final Secrets SECRETS = Secrets.fresh(Signing.V1).rotated(THEN.plusSeconds(60));
    private static final KeptSecrets CLEAR =
            new KeptSecrets(Signing.V1, SECRETS.current().bytes(), null, null, null, false);
    private static final Secrets PAIRS = Secrets.fresh(Signing.V1A).rotated(THEN.plusSeconds(60));

    private final SecretSeal seal = with(KEY);
    private final KeptSecrets kept = seal.close(TENANT, WEBHOOK, SECRETS);

    private static WebhookProperties properties(String key) {
        return new WebhookProperties(List.of(), Duration.ZERO, 1, 1, Duration.ZERO, key);
    }

    private static SecretSeal with(String key) {
        return new SecretSeal(properties(key));
    }

    private static String signatures(Secrets secrets) {
        return secrets.signatures("m", THEN, "b");
    }

    @Test
    void bothSecretsSignAsBeforeWhenTheyWereSealed() {
        assertThat(kept.sealed()).isTrue();
        assertThat(kept.current()).isNotEqualTo(SECRETS.current().bytes());
        assertThat(with(KEY).open(TENANT, WEBHOOK, kept))
                .hasValueSatisfying(opened -> assertThat(signatures(opened)).isEqualTo(signatures(SECRETS)));
    }

    @Test
    void ofAPairThePublicHalfAloneIsInClear() {
        KeptSecrets pairs = seal.close(TENANT, WEBHOOK, PAIRS);
        assertThat(pairs.publicKey()).isEqualTo(PAIRS.current().publicKey());
        assertThat(pairs.current()).hasSize(12 + 64 + 16);
        assertThat(with(KEY).open(TENANT, WEBHOOK, pairs))
                .hasValueSatisfying(opened -> assertThat(signatures(opened)).isEqualTo(signatures(PAIRS)));
    }

    @Test
    void nothingOpensWithAnotherKeyOrForAnotherWebhook() {
        assertThat(with(KEY + "x").open(TENANT, WEBHOOK, kept)).isEmpty();
        assertThat(with("").open(TENANT, WEBHOOK, kept)).isEmpty();
        assertThat(seal.open(TENANT, UUID.randomUUID(), kept)).isEmpty();
        assertThat(seal.open(UUID.randomUUID(), WEBHOOK, kept)).isEmpty();
        KeptSecrets half = new KeptSecrets(Signing.V1, kept.current(), null, new byte[60], kept.oldUntil(), true);
        assertThat(seal.open(TENANT, WEBHOOK, half)).as("signed by one of two").isEmpty();
        assertThat(with(KEY + "x").refusal()).contains("BONGSU_WEBHOOK_SECRET", "new secret");
        assertThat(with("").refusal()).contains("BONGSU_WEBHOOK_SECRET is not set");
    }

    @Test
    void withoutAKeyThoseInClearSignAndNoneIsTaken() {
        SecretSeal none = with("");
        assertThat(none.open(TENANT, WEBHOOK, CLEAR))
                .hasValueSatisfying(opened -> assertThat(signatures(opened))
                        .isEqualTo(SECRETS.current().signature("m", THEN, "b")));
        assertThatThrownBy(() -> none.close(TENANT, WEBHOOK, SECRETS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.status()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT))
                .hasMessageContaining("BONGSU_WEBHOOK_SECRET");
    }

    @Test
    void withoutAKeyNothingIsTouchedAtStart() {
        SystemDatabase nowhere = new SystemDatabase(new DatabaseProperties("127.0.0.1", 1, "x", "x", "x", "x", "x"));
        SealSecrets sealing = new SealSecrets(new ClearSecretRepository(nowhere), with(""));
        sealing.start();
        assertThat(sealing.isRunning()).isFalse();
        nowhere.destroy();
    }

    @Test
    void noTextTellsASecret() {
        assertThat("" + properties(KEY) + seal + kept + CLEAR + SECRETS + PAIRS)
                .doesNotContain(KEY)
                .doesNotContain(String.valueOf(SECRETS.current().written()).substring(6))
                .doesNotContain("[B@");
        assertThatThrownBy(() -> with("too-short")).hasMessageNotContaining("too-short");
    }
}
