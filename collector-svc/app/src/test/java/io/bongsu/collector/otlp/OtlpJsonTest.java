package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bongsu.platform.problem.Failure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpJsonTest {
    @Test
    void idsAreHexadecimalInEitherCase() {
        Span span = span("{\"traceId\":\"5B8EFFF798038103D269B633813FC60C\",\"spanId\":\"eee19b7ec3c1b174\"}");

        assertThat(HexFormat.of().formatHex(span.getTraceId().toByteArray()))
                .isEqualTo("5b8efff798038103d269b633813fc60c");
        assertThat(span.getSpanId().size()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"SPAN_KIND_SERVER\""})
    void enumsAreNumbersOrNames(String kind) {
        assertThat(span("{\"kind\":" + kind + "}").getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1544712660300000000\"", "1544712660300000000", "1.5447126603e18"})
    void numbersOf64BitsAreTextOrNumbers(String time) {
        assertThat(span("{\"startTimeUnixNano\":" + time + "}").getStartTimeUnixNano())
                .isEqualTo(1544712660300000000L);
    }

    @Test
    void timesUseAllOfTheir64Bits() {
        assertThat(span("{\"startTimeUnixNano\":\"18446744073709551615\"}").getStartTimeUnixNano())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "1.5", "\"1.5\""})
    void doublesMayBeText(String value) {
        assertThat(point("{\"asDouble\":" + value + "}").getAsDouble())
                .isEqualTo(Double.valueOf(value.replace("\"", "")));
    }

    @Test
    void unknownFieldsAreIgnoredHoweverDeep() {
        assertThat(span("{\"future\":{\"a\":[1,{\"b\":null}]},\"name\":\"x\",\"also\":3}")
                        .getName())
                .isEqualTo("x");
    }

    @Test
    void protobufSpellingOfFieldsIsReadToo() {
        assertThat(span("{\"start_time_unix_nano\":\"7\"}").getStartTimeUnixNano())
                .isEqualTo(7);
    }

    @Test
    void nullIsAbsence() {
        assertThat(span("{\"name\":null}").getName()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":5}|/resourceSpans/0/scopeSpans/0/spans/0/name|a string is expected",
                "{\"traceId\":\"xyz\"}|/resourceSpans/0/scopeSpans/0/spans/0/traceId|hexadecimal digits are expected",
                "{\"kind\":\"NOPE\"}|/resourceSpans/0/scopeSpans/0/spans/0/kind|no such value; use its number or its name",
                "{\"startTimeUnixNano\":-1}|/resourceSpans/0/scopeSpans/0/spans/0/startTimeUnixNano|the number is out of range",
                "{\"startTimeUnixNano\":\"18446744073709551616\"}|/resourceSpans/0/scopeSpans/0/spans/0/startTimeUnixNano|the number is out of range",
                "{\"startTimeUnixNano\":1e999999}|/resourceSpans/0/scopeSpans/0/spans/0/startTimeUnixNano|the number is out of range",
                "{\"startTimeUnixNano\":0.5}|/resourceSpans/0/scopeSpans/0/spans/0/startTimeUnixNano|a whole number is expected",
                "{\"attributes\":{}}|/resourceSpans/0/scopeSpans/0/spans/0/attributes|an array is expected",
                "{\"status\":3}|/resourceSpans/0/scopeSpans/0/spans/0/status|an object is expected",
            })
    void wrongValueIsToldWithItsPlace(String span, String pointer, String told) {
        Failure failure = failure(spans(span).getBytes(StandardCharsets.UTF_8));

        assertThat(failure.errors().getFirst().pointer()).isEqualTo(pointer);
        assertThat(failure.errors().getFirst().detail()).isEqualTo(told);
        assertThat(failure.status().value()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "nonsense", "{\"a\":1}x", "{\"resourceSpans\":[}", "{\"a\":NaN}", "\"text\""})
    void bodyThatIsNoJsonObjectIsRefused(String body) {
        assertThat(failure(body.getBytes(StandardCharsets.UTF_8)).status().value())
                .isEqualTo(400);
    }

    @Test
    void invalidUtf8IsToldWithLineAndColumn() {
        byte[] body = "{\"resourceSpans\":[{\"schemaUrl\":\"??\"}]}".getBytes(StandardCharsets.UTF_8);
        body[31] = (byte) 0xC3;
        body[32] = (byte) 0x28;

        assertThat(failure(body).errors().getFirst().pointer()).startsWith("line 1, column ");
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(failure(deep.getBytes(StandardCharsets.UTF_8)).getMessage()).contains("nesting depth");
    }

    private static Span span(String span) {
        return ((ExportTraceServiceRequest) OtlpJson.read(
                        spans(span).getBytes(StandardCharsets.UTF_8), ExportTraceServiceRequest.getDefaultInstance()))
                .getResourceSpans(0)
                .getScopeSpans(0)
                .getSpans(0);
    }

    private static String spans(String span) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + span + "]}]}]}";
    }

    private static NumberDataPoint point(String point) {
        String json = "{\"resourceMetrics\":[{\"scopeMetrics\":[{\"metrics\":[{\"gauge\":{\"dataPoints\":[" + point
                + "]}}]}]}]}";
        return ((ExportMetricsServiceRequest) OtlpJson.read(
                        json.getBytes(StandardCharsets.UTF_8), ExportMetricsServiceRequest.getDefaultInstance()))
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetrics(0)
                .getGauge()
                .getDataPoints(0);
    }

    private static Failure failure(byte[] body) {
        return catchThrowableOfType(
                Failure.class, () -> OtlpJson.read(body, ExportTraceServiceRequest.getDefaultInstance()));
    }
}
