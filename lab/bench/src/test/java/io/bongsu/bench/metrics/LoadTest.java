package io.bongsu.bench.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

    @Test
    void whatIsReadIsWhatWasMadeAndTheFileGoes(@TempDir Path folder) throws Exception {
        long at = 1_800_000_000_000L;
        try (Load load = Load.make(new Fleet(3_000, false), 2, at, folder)) {
            assertThat(load.samples()).isEqualTo(6_000);
            assertThat(load.requests()).isEqualTo(6);
            Fleet again = new Fleet(3_000, false);
            for (int number = 0; number < load.requests(); number++) {
                assertThat(load.request(number)).isEqualTo(again.request(number % 3, at + number / 3 * 10_000L));
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anOtlpRequestHoldsAThousandPointsOfFixedSize() {
        byte[] one = new OtlpFleet(1_000).request(0, 1_800_000_000_000L);
        byte[] later = new OtlpFleet(1_000).request(0, 1_800_000_010_000L);
        assertThat(later).hasSameSizeAs(one);
        assertThat(count(one, "direction")).isEqualTo(1_000);
        assertThat(count(one, "bench-service-")).isEqualTo(10);
    }

    private static int count(byte[] bytes, String word) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.length() - text.replace(word, "").length()) / word.length();
    }
}
