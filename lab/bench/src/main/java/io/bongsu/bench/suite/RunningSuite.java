package io.bongsu.bench.suite;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite as its clients see it: the public door, the telemetry door, a token and a key. Safe for many threads. */
public final class RunningSuite {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String url;
    private final String otlp;
    private final Secrets secrets;

    public RunningSuite(String url, String otlp, Secrets secrets) {
        this.url = url;
        this.otlp = otlp;
        this.secrets = secrets;
    }

    /** @throws NotMeasurable when no suite runs */
    public static RunningSuite of(Map<String, String> environment, Checkout checkout) throws NotMeasurable {
        return of(environment, Secrets.of(checkout));
    }

    /** As somebody else than the admin sees it. */
    public static RunningSuite of(Map<String, String> environment, Secrets secrets) throws NotMeasurable {
        String url = environment.getOrDefault("BONGSU_URL", "");
        if (url.isBlank()) {
            throw new NotMeasurable("no suite is running: ./bongsu up --detach");
        }
        String otlp = environment.getOrDefault("BONGSU_OTLP_HTTP", "");
        String port = environment.getOrDefault("BONGSU_OTLP_HTTP_PORT", "4318");
        return new RunningSuite(url, otlp.isBlank() ? "http://localhost:" + port : otlp, secrets);
    }

    public HttpClient client() {
        return client;
    }

    public JsonNode get(String path) throws IOException, InterruptedException, NotMeasurable {
        return answer(api(path).GET().build());
    }

    public JsonNode post(String path, String body) throws IOException, InterruptedException, NotMeasurable {
        return answer(api(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Deletes what carries a version. */
    public void delete(String path, String version) throws IOException, InterruptedException, NotMeasurable {
        answer(api(path).header("If-Match", "\"" + version + "\"").DELETE().build());
    }

    /** Opens the live stream; the caller reads and closes it. */
    public InputStream stream() throws IOException, InterruptedException, NotMeasurable {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/stream"))
                .header("Authorization", "Bearer " + secrets.token())
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new NotMeasurable("the live stream answered " + response.statusCode());
        }
        return response.body();
    }

    /** Sends metrics; the status alone comes back. */
    public int send(byte[] metrics) throws IOException, InterruptedException, NotMeasurable {
        return client.send(telemetry(metrics), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    public CompletableFuture<Integer> sendLater(byte[] metrics)
            throws IOException, InterruptedException, NotMeasurable {
        return client.sendAsync(telemetry(metrics), HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    private HttpRequest telemetry(byte[] metrics) throws IOException, InterruptedException, NotMeasurable {
        return HttpRequest.newBuilder(URI.create(otlp + "/v1/metrics"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secrets.ingestKey())
                .POST(HttpRequest.BodyPublishers.ofByteArray(metrics))
                .build();
    }

    private HttpRequest.Builder api(String path) throws IOException, InterruptedException, NotMeasurable {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + secrets.token());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException, NotMeasurable {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw new NotMeasurable(request.method() + " " + request.uri().getPath() + " answered "
                    + response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
