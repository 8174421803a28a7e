package io.bongsu.bench.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.bench.suite.NotMeasurable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrapperTest {

    @Test
    void theHeaderSaysHowManyBytesFollow() {
        byte[] frame = TrapperFleet.framed("{\"한\":1}");
        assertThat(new String(frame, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("ZBXD");
        assertThat(frame[4]).isEqualTo((byte) 1);
        ByteBuffer length = ByteBuffer.wrap(frame, 5, 8).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(length.getLong()).isEqualTo(frame.length - 13).isEqualTo(9);
    }

    @Test
    void theSamplesAreThoseTheOthersGet() {
        byte[] frame = new TrapperFleet(3_000).request(0, 1_800_000_000_250L);
        JsonNode data = JsonMapper.shared()
                .readTree(Arrays.copyOfRange(frame, 13, frame.length))
                .path("data");
        assertThat(data).hasSize(Fleet.PER_REQUEST);
        Walk walk = new Walk(3_000);
        for (int i = 0; i < Fleet.PER_REQUEST; i++) {
            assertThat(data.path(i).path("value").asString()).isEqualTo(Double.toString(walk.next(i)));
        }
        JsonNode last = data.path(999);
        assertThat(last.path("host").asString()).isEqualTo("exporter-9");
        assertThat(last.path("key").asString()).isEqualTo("bench_node_metric_99_total");
        assertThat(last.path("clock").asLong()).isEqualTo(1_800_000_000);
        assertThat(last.path("ns").asInt()).isEqualTo(250_000_000);
    }

    @Test
    void aValueWithoutAnItemIsNoSuccess() {
        assertThatCode(() -> Trapper.check(answer(1_000, 0))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Trapper.check(answer(999, 1))).isInstanceOf(NotMeasurable.class);
        assertThatThrownBy(() -> Trapper.check("")).isInstanceOf(NotMeasurable.class);
    }

    private static String answer(int processed, int failed) {
        return "{\"response\":\"success\",\"info\":\"processed: " + processed + "; failed: " + failed
                + "; total: 1000; seconds spent: 0.01\"}";
    }
}
