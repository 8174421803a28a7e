package io.bongsu.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CollectorTest
class OtlpIT {
    private static final String JSON = "application/json";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @Autowired
    Telemetry telemetry;

    @Autowired
    OtlpHttpServer httpServer;

    @Autowired
    OtlpGrpcServer grpcServer;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void gzippedProtobufOnTheOtlpPortIsStored() throws Exception {
        byte[] body = protobuf("gz", "gz.metric", 7).toByteArray();

        HttpResponse<byte[]> answer =
                send(otlpUri("/v1/metrics"), PROTOBUF, gzip(body), Map.of("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROTOBUF);
        assertThat(ExportMetricsServiceResponse.parseFrom(answer.body()).hasPartialSuccess())
                .isFalse();
        telemetry.query("gz_metric").jsonPath("$.data.result[0].value[1]").isEqualTo("7");
    }

    @Test
    void otlpPortAnswersNothingButOtlp() throws Exception {
        assertThat(get(otlpUri("/actuator/health")).statusCode()).isEqualTo(404);
        assertThat(get(otlpUri("/api/v1/ingest-keys")).statusCode()).isEqualTo(404);
    }

    @Test
    void grpcClientIsAcknowledgedAndItsSamplesAnswer() {
        ManagedChannel channel = channel();
        try {
            ExportMetricsServiceResponse answer =
                    stub(channel, Telemetry.KEY).withCompression("gzip").export(protobuf("g", "grpc.metric", 3));
            assertThat(answer.hasPartialSuccess()).isFalse();
            telemetry.query("grpc_metric").jsonPath("$.data.result[0].value[1]").isEqualTo("3");
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void grpcMessageThatCannotBeReadIsToldWithByte() {
        ManagedChannel channel = channel();
        try {
            MethodDescriptor<byte[], ExportMetricsServiceResponse> raw = MetricsServiceGrpc.getExportMethod().toBuilder(
                            new OtlpGrpc.BytesMarshaller(),
                            MetricsServiceGrpc.getExportMethod().getResponseMarshaller())
                    .build();
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> ClientCalls.blockingUnaryCall(
                            ClientInterceptors.intercept(channel, withKey(Telemetry.KEY)),
                            raw,
                            CallOptions.DEFAULT,
                            "nonsense".getBytes(StandardCharsets.UTF_8)));
            assertThat(refused.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.INVALID_ARGUMENT);
            assertThat(refused.getStatus().getDescription()).contains("byte");
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void grpcClientWithoutKeyIsUnauthenticated() {
        ManagedChannel channel = channel();
        try {
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> MetricsServiceGrpc.newBlockingStub(channel).export(protobuf("g", "x", 3)));
            assertThat(refused.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAUTHENTICATED);
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void partOfARequestThatCannotBeTakenIsToldAndTheRestStored() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"key\":\"l%d\",\"value\":{\"stringValue\":\"v\"}}".formatted(i))
                .collect(Collectors.joining(","));
        long now = System.currentTimeMillis() * 1_000_000;

        telemetry
                .post("/v1/metrics", """
                        {"resourceMetrics":[{"resource":{"attributes":[{"key":"host.name","value":{"stringValue":"p"}}]},
                         "scopeMetrics":[{"metrics":[{"name":"partial.metric","gauge":{"dataPoints":[
                          {"timeUnixNano":"%1$d","asDouble":1},
                          {"timeUnixNano":"%1$d","asDouble":"NaN","attributes":[{"key":"a","value":{"stringValue":"1"}}]},
                          {"timeUnixNano":"%1$d","asDouble":2,"attributes":[%2$s]},
                          {"timeUnixNano":"1","asDouble":3,"attributes":[{"key":"a","value":{"stringValue":"2"}}]},
                          {"timeUnixNano":"18446744073709551615","asDouble":4}]}}]}]}]}""".formatted(now, many))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.partialSuccess.rejectedDataPoints")
                .isEqualTo("3")
                .jsonPath("$.partialSuccess.errorMessage")
                .value(
                        String.class,
                        message -> assertThat(message)
                                .contains("1 rejected: the data point has 10001 labels, at most 128 are allowed")
                                .contains("days in the past")
                                .contains("10 minutes in the future"));
        telemetry.query("partial_metric").jsonPath("$.data.result.length()").isEqualTo(2);
        telemetry
                .query("partial_metric{a=\"1\"}")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("NaN");
    }

    static Stream<Arguments> badRequests() {
        byte[] good = Telemetry.gauge("h", "m", 1, System.currentTimeMillis()).getBytes(StandardCharsets.UTF_8);
        byte[] invalidUtf8 = protobuf("h", "cpu!", 1).toByteArray();
        for (int i = 0; i < invalidUtf8.length; i++) {
            if (invalidUtf8[i] == '!') {
                invalidUtf8[i] = (byte) 0xFF;
            }
        }
        return Stream.of(
                Arguments.of(
                        "JSON cut off",
                        JSON,
                        "{\"resourceMetrics\":[".getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        400,
                        "line 1"),
                Arguments.of("no JSON", JSON, "hello".getBytes(StandardCharsets.UTF_8), Map.of(), 400, "line 1"),
                Arguments.of("empty JSON", JSON, new byte[0], Map.of(), 400, ""),
                Arguments.of(
                        "wrong type in JSON",
                        JSON,
                        "{\"resourceMetrics\":{}}".getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        400,
                        "/resourceMetrics"),
                Arguments.of(
                        "deep JSON",
                        JSON,
                        ("{\"x\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        400,
                        "line 1"),
                Arguments.of("no gzip", JSON, good, Map.of("Content-Encoding", "gzip"), 400, ""),
                Arguments.of("unknown encoding", JSON, good, Map.of("Content-Encoding", "br"), 415, null),
                Arguments.of("wrong content type", "text/plain", good, Map.of(), 415, null),
                Arguments.of("no media type", "nonsense", good, Map.of(), 415, null),
                Arguments.of("50 MB", JSON, new byte[50_000_000], Map.of(), 413, null),
                Arguments.of(
                        "50 MB gzipped",
                        JSON,
                        gzip(new byte[50_000_000]),
                        Map.of("Content-Encoding", "gzip"),
                        413,
                        null),
                Arguments.of(
                        "unknown key", JSON, good, Map.of("Authorization", "Bearer bk" + "z".repeat(30)), 401, null),
                Arguments.of("no key", JSON, good, Map.of("Authorization", "Basic x"), 401, null),
                Arguments.of(
                        "malformed protobuf",
                        PROTOBUF,
                        "nonsense".getBytes(StandardCharsets.UTF_8),
                        Map.of("Accept", "application/problem+json"),
                        400,
                        "byte"),
                Arguments.of(
                        "invalid UTF-8 in protobuf",
                        PROTOBUF,
                        invalidUtf8,
                        Map.of("Accept", "application/json"),
                        400,
                        "resource_metrics.scope_metrics.metrics.name, byte"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void badRequestIsAProblemDocumentThatSaysWhatAndWhere(
            String name, String type, byte[] body, Map<String, String> headers, int status, @Nullable String where)
            throws Exception {
        HttpResponse<byte[]> answer = send(uri("/v1/metrics"), type, body, headers);

        assertThat(answer.statusCode()).as(name).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = MAPPER.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotEmpty();
        if (where != null) {
            assertThat(problem.path("errors").path(0).path("pointer").asString())
                    .startsWith(where.equals("byte") ? "" : where)
                    .contains(where);
        }
    }

    @Test
    void protobufClientIsToldInGoogleRpcStatus() throws Exception {
        HttpResponse<byte[]> answer =
                send(uri("/v1/traces"), PROTOBUF, "nonsense".getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(PROTOBUF);
        assertThat(status(answer.body()).getCode()).isEqualTo(io.grpc.Status.Code.INVALID_ARGUMENT.value());
        assertThat(status(answer.body()).getMessage()).contains("byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/metrics", "/v1/traces", "/v1/logs"})
    void emptyRequestIsFine(String path) {
        telemetry.post(path, "{}").expectStatus().isOk().expectBody().json("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/metrics", "/v1/traces", "/v1/logs"})
    void otherMethodsAreNotAllowed(String path) throws Exception {
        HttpResponse<byte[]> answer = get(uri(path));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private HttpResponse<byte[]> send(URI uri, String type, byte[] body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + Telemetry.KEY);
        }
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("X-Bongsu-Ingest-Key", Telemetry.KEY)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + telemetry.port() + path);
    }

    private URI otlpUri(String path) {
        return URI.create("http://127.0.0.1:" + httpServer.port() + path);
    }

    private ManagedChannel channel() {
        return NettyChannelBuilder.forAddress("127.0.0.1", grpcServer.port())
                .usePlaintext()
                .build();
    }

    private static MetricsServiceGrpc.MetricsServiceBlockingStub stub(ManagedChannel channel, String key) {
        return MetricsServiceGrpc.newBlockingStub(channel).withInterceptors(withKey(key));
    }

    private static ClientInterceptor withKey(String key) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    private static ExportMetricsServiceRequest protobuf(String host, String metric, double value) {
        String json = Telemetry.gauge(host, metric, value, System.currentTimeMillis());
        return (ExportMetricsServiceRequest)
                OtlpJson.read(json.getBytes(StandardCharsets.UTF_8), ExportMetricsServiceRequest.getDefaultInstance());
    }

    private static Status status(byte[] body) {
        try {
            return Status.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
