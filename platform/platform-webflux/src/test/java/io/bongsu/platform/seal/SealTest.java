package io.bongsu.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final byte[] OPEN = "한 마디".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal("tests", SECRET);
    private final byte[] closed = seal.close("me", OPEN);

    @Test
    void opensWhatItClosedForTheSameOwner() {
        assertThat(new Seal("tests", SECRET).open("me", closed)).hasValue(OPEN);
        assertThat(seal.open("", seal.close("", new byte[0]))).hasValue(new byte[0]);
        assertThat(closed).hasSize(12 + OPEN.length + 16);
        assertThat(new String(closed, StandardCharsets.UTF_8)).doesNotContain("한");
    }

    @Test
    void neverClosesTwiceTheSame() {
        assertThat(seal.close("me", OPEN)).isNotEqualTo(closed);
    }

    @Test
    void opensForNobodyElse() {
        assertThat(seal.open("you", closed)).isEmpty();
        assertThat(new Seal("tests", SECRET + "x").open("me", closed)).isEmpty();
        assertThat(new Seal("other tests", SECRET).open("me", closed)).isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        for (int place = 0; place < closed.length; place++) {
            byte[] changed = closed.clone();
            changed[place] ^= 1;
            assertThat(seal.open("me", changed)).as("byte %d", place).isEmpty();
        }
        for (int length = 0; length < closed.length; length++) {
            assertThat(seal.open("me", Arrays.copyOf(closed, length)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(seal.open("me", Arrays.copyOf(closed, closed.length + 1))).isEmpty();
    }

    @Test
    void aShortSecretIsRefusedAndNotTold() {
        assertThat(Seal.configured("bongsu.x", "tests", "")).isEmpty();
        assertThat(Seal.configured("bongsu.x", "tests", SECRET)).isPresent();
        assertThatThrownBy(() -> Seal.configured("bongsu.x", "tests", "too-short"))
                .hasMessageContaining("bongsu.x")
                .hasMessageNotContaining("too-short");
    }
}
