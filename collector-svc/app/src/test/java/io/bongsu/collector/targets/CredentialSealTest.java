package io.bongsu.collector.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.platform.problem.Failure;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CredentialSealTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID TARGET = UUID.randomUUID();
    private static final SoundCredential CREDENTIAL =
            new SoundCredential(SoundCredential.Type.BEARER, Authorization.bearer("t0ken"));

    private final CredentialSeal seal = new CredentialSeal(SECRET);
    private final KeptCredential kept = seal.seal(TENANT, TARGET, CREDENTIAL);

    @Test
    void opensWhatItSealed() {
        assertThat(new CredentialSeal(SECRET).open(TENANT, TARGET, kept)).isEqualTo(CREDENTIAL.authorization());
        assertThat(seal.seal(TENANT, TARGET, CREDENTIAL).sealed())
                .as("never the same twice")
                .isNotEqualTo(kept.sealed());
    }

    @Test
    void opensWhatAnEarlierVersionStored() {
        byte[] stored = HexFormat.of()
                .parseHex("45d6cbd240ceca7ec751e4698bb81b79ca6767e384e15af9f32db516a1bff849b998047b2652a6d5");
        KeptCredential before = new KeptCredential(SoundCredential.Type.BEARER, stored);
        assertThat(seal.open(new UUID(0x7000, 1), new UUID(0x7000, 2), before))
                .isEqualTo(Authorization.bearer("t0ken"));
    }

    @Test
    void opensNothingElse() {
        KeptCredential changed = new KeptCredential(kept.type(), kept.sealed().clone());
        changed.sealed()[20] ^= 1;

        assertThat(seal.open(TENANT, TARGET, changed)).isEqualTo(Authorization.UNREADABLE);
        assertThat(seal.open(TENANT, UUID.randomUUID(), kept)).isEqualTo(Authorization.UNREADABLE);
        assertThat(seal.open(UUID.randomUUID(), TARGET, kept)).isEqualTo(Authorization.UNREADABLE);
        assertThat(new CredentialSeal(SECRET + "x").open(TENANT, TARGET, kept)).isEqualTo(Authorization.UNREADABLE);
        assertThat(new CredentialSeal("").open(TENANT, TARGET, kept)).isEqualTo(Authorization.UNREADABLE);
    }

    @Test
    void keepsNothingWithoutAGoodSecret() {
        assertThatThrownBy(() -> new CredentialSeal("").seal(TENANT, TARGET, CREDENTIAL))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("BONGSU_TARGET_SECRET");
        assertThatThrownBy(() -> new CredentialSeal("short")).hasMessageNotContaining("short.");
    }

    @Test
    void saysNothingOfASecretInTexts() {
        CredentialDraft draft = new CredentialDraft("basic", "me", "geheim", "geheim");
        assertThat("" + draft + kept + CREDENTIAL).doesNotContain("geheim").doesNotContain("t0ken");
    }
}
