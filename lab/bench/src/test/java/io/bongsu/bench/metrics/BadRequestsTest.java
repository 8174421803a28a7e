package io.bongsu.bench.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadRequestsTest {
    private final Map<String, List<byte[]>> all = new BadRequests(1_800_000_000_000L).all();

    @Test
    void theBombSaysAKilobyteAndIsSixtyMegabytes() {
        byte[] bomb =
                all.getOrDefault("a snappy bomb larger than it says", List.of()).getFirst();
        assertThat((bomb[0] & 0x7F) | (bomb[1] << 7)).isEqualTo(1_024);
        int written = 1;
        for (int at = 4; at < bomb.length; at += 3) {
            assertThat(bomb[at] & 3).isEqualTo(2); // a copy, which says its length and how far back
            assertThat((bomb[at + 1] & 0xFF) | ((bomb[at + 2] & 0xFF) << 8)).isEqualTo(1);
            written += ((bomb[at] & 0xFF) >> 2) + 1;
        }
        assertThat(written).isGreaterThan(60_000_000);
    }

    @Test
    void aMillionSeriesAreOneRequestThatSaysHowLargeItIs() {
        byte[] million = all.getOrDefault("a million series", List.of()).getFirst();
        int says = 0;
        for (int i = 0; i < 4; i++) {
            says |= (million[i] & 0x7F) << (7 * i);
        }
        assertThat(says).isGreaterThan(16 << 20);
        assertThat(all.getOrDefault(BadRequests.NEW_SERIES, List.of()))
                .hasSize(8)
                .doesNotHaveDuplicates();
    }
}
