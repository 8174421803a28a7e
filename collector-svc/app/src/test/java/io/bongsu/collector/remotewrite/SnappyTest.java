package io.bongsu.collector.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnappyTest {

    private static String inflate(int... block) {
        byte[] in = new byte[block.length];
        for (int i = 0; i < block.length; i++) {
            in[i] = (byte) block[i];
        }
        byte[] out = new byte[Snappy.contentLength(in, in.length, 1000)];
        Snappy.inflate(in, in.length, out);
        return new String(out, StandardCharsets.US_ASCII);
    }

    @Test
    void literalsAndAllThreeKindsOfCopies() {
        assertThat(inflate(2, 1 << 2, 'a', 'b')).isEqualTo("ab");
        assertThat(inflate(7, 1 << 2, 'a', 'b', 1 | (1 << 2), 2)).isEqualTo("abababa");
        assertThat(inflate(5, 1 << 2, 'a', 'b', 2 | (2 << 2), 2, 0)).isEqualTo("ababa");
        assertThat(inflate(5, 1 << 2, 'a', 'b', 3 | (2 << 2), 1, 0, 0, 0)).isEqualTo("abbbb");
        assertThat(inflate(0)).isEmpty();
    }

    @Test
    void whatReachesOutsideIsRefused() {
        assertThatThrownBy(() -> inflate(4, 1 << 2, 'a', 'b', 2 | (1 << 2), 3, 0))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> inflate(4, 1 << 2, 'a', 'b', 2 | (1 << 2), 0, 0))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> inflate(3, 1 << 2, 'a', 'b')).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> inflate(1, 1 << 2, 'a', 'b')).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> inflate(9, 63 << 2, 255, 255, 255, 255, 'a')).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> inflate(0x80, 0x80, 0x80, 0x80, 0x80, 1)).isInstanceOf(Failure.class);
    }

    @Test
    void randomBytesNeverDoMoreThanBeRefused() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] in = new byte[1 + random.nextInt(40)];
            random.nextBytes(in);
            try {
                byte[] out = new byte[Snappy.contentLength(in, in.length, 4096)];
                Snappy.inflate(in, in.length, out);
            } catch (Failure refused) {
                assertThat(refused.status().is4xxClientError()).isTrue();
            }
        }
    }
}
