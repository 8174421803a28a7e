package io.bongsu.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealedAnswerTest {
    private static final String SCOPE = "me /api/v1/ingest-keys k1";

    @Test
    void opensWhatAnEarlierVersionStored() {
        byte[] stored = HexFormat.of()
                .parseHex("a166c61e294a68c7a9c969e4218a73cc2bdb751aaca9a67a8e0df664bb497e29f0a1ed49c9d3722f");
        assertThat(SealedAnswer.open(SCOPE, stored)).isEqualTo("{\"key\":\"bk\"}");
    }

    @Test
    void opensForTheSameScopeOnly() {
        byte[] stored = SealedAnswer.seal(SCOPE, "열쇠");
        assertThat(SealedAnswer.open(SCOPE, stored)).isEqualTo("열쇠");
        assertThatThrownBy(() -> SealedAnswer.open(SCOPE + "2", stored)).isInstanceOf(IllegalStateException.class);
    }
}
