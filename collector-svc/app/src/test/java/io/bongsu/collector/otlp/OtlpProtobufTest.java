package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.bongsu.platform.problem.Failure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OtlpProtobufTest {
    @Test
    void wellFormedBodyIsRead() {
        byte[] body = request("cpu").toByteArray();

        assertThat(OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance()))
                .isEqualTo(request("cpu"));
    }

    @Test
    void invalidUtf8IsToldWithFieldAndByte() {
        byte[] body = request("cpu!").toByteArray();
        body[body.length - 1] = (byte) 0xFF;

        Failure failure = failure(body);

        assertThat(failure.status().value()).isEqualTo(400);
        assertThat(failure.getMessage())
                .contains("resource_metrics.scope_metrics.metrics.name, byte " + body.length)
                .contains("not valid UTF-8");
    }

    @Test
    void cutOffBodyIsToldWithFieldAndByte() {
        byte[] whole = request("system.cpu.utilization").toByteArray();
        byte[] half = Arrays.copyOf(whole, whole.length - 5);

        assertThat(failure(half).getMessage()).contains("resource_metrics");
    }

    @Test
    void textIsNoProtobuf() {
        assertThat(failure("{\"resourceMetrics\":[]}".getBytes(StandardCharsets.UTF_8))
                        .status()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void unknownFieldsAreIgnored() {
        ExportMetricsServiceRequest future = request("cpu").toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                999,
                                UnknownFieldSet.Field.newBuilder()
                                        .addLengthDelimited(ByteString.copyFromUtf8("new"))
                                        .build())
                        .build())
                .build();

        assertThat(((ExportMetricsServiceRequest) OtlpProtobuf.read(
                                future.toByteArray(), ExportMetricsServiceRequest.getDefaultInstance()))
                        .getResourceMetricsCount())
                .isEqualTo(1);
    }

    @Test
    void millionsOfEmptyMessagesAreRefusedBeforeTheyFillTheMemory() {
        byte[] bomb = new byte[5_000_000]; // 0A 00: an empty resource_metrics of two bytes
        for (int i = 0; i < bomb.length; i += 2) {
            bomb[i] = 0x0A;
        }

        assertThat(failure(bomb).status().value()).isEqualTo(413);
    }

    private static Failure failure(byte[] body) {
        return catchThrowableOfType(
                Failure.class, () -> OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance()));
    }

    private static ExportMetricsServiceRequest request(String metric) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .addScopeMetrics(ScopeMetrics.newBuilder()
                                .addMetrics(Metric.newBuilder().setName(metric))))
                .build();
    }
}
