package io.bongsu.collector.cluster;

import io.bongsu.collector.CollectorApplication;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.Tokens;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A collector in a process of its own, so that it can be stopped in its tracks and killed. */
final class CollectorProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Process process;
    private final String url;
    private final int grpcPort;

    private CollectorProcess(Process process, String url, int grpcPort) {
        this.process = process;
        this.url = url;
        this.grpcPort = grpcPort;
    }

    static CollectorProcess start(Map<String, Object> variables, Path log) throws IOException {
        int port = freePort();
        int grpcPort = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CollectorApplication.class.getName(),
                "--server.port=" + port,
                "--bongsu.collector.otlp.http-port=-1",
                "--bongsu.collector.otlp.grpc-port=" + grpcPort,
                "--bongsu.collector.ingest.bootstrap-key=" + Telemetry.KEY));
        variables.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new CollectorProcess(process, "http://127.0.0.1:" + port, grpcPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String url() {
        return url;
    }

    boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the collector ended with " + process.exitValue());
        }
        return status(HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
                        .build())
                == 200;
    }

    /** Was it acknowledged? */
    boolean write(byte[] snappy) {
        return status(HttpRequest.newBuilder(URI.create(url + "/prometheus/api/v1/write"))
                        .header("Authorization", "Bearer " + Telemetry.KEY)
                        .header("Content-Type", "application/x-protobuf")
                        .header("Content-Encoding", "snappy")
                        .timeout(LIMIT)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(snappy))
                        .build())
                == 204;
    }

    int otlp(String json, String key) {
        return status(HttpRequest.newBuilder(URI.create(url + "/v1/metrics"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** Sends a gauge by gRPC; fails when it is not acknowledged. */
    void grpc(String metric) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setTimeUnixNano(System.currentTimeMillis() * 1_000_000)
                .setAsDouble(1);
        ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
        request.addResourceMetricsBuilder()
                .addScopeMetricsBuilder()
                .addMetricsBuilder()
                .setName(metric)
                .setGauge(Gauge.newBuilder().addDataPoints(point));
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + Telemetry.KEY);
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", grpcPort)
                .usePlaintext()
                .build();
        try {
            var _ = MetricsServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .export(request.build());
        } finally {
            channel.shutdownNow();
        }
    }

    private int status(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** The result of a query; empty when it was not answered. */
    List<JsonNode> query(String promql) {
        String form = "query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/prometheus/api/v1/query"))
                .header("Authorization", "Bearer " + Tokens.of("viewer"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(LIMIT.multipliedBy(4))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            JsonNode result =
                    JsonMapper.shared().readTree(answer.body()).path("data").path("result");
            return answer.statusCode() == 200 ? result.valueStream().toList() : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Sends a signal, e.g. {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + status);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end and does not wait. */
    void end() {
        process.destroy();
    }

    @Override
    public void close() {
        kill();
    }
}
