package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP API as its callers have it, each call with a token and timed. Safe for many threads. */
final class DeskApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final Secrets secrets;

    DeskApi(String url, Secrets secrets) {
        this.url = url;
        this.secrets = secrets;
    }

    /** @param millis from sending the question to the last byte of the answer */
    record Answer(JsonNode body, String tag, double millis) {}

    Answer get(String path) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Answer patch(String path, String tag, String json) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    /** A file of lines of JSON. */
    Answer upload(String path, Path file) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path)
                .timeout(UPLOAD_LIMIT)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    Answer delete(String path, String tag) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path).header("If-Match", tag).DELETE().build());
    }

    static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException, NotMeasurable {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + secrets.token());
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - begun) / 1e6;
        if (response.statusCode() >= 300) {
            throw new NotMeasurable(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Answer(
                JSON.readTree(response.body()),
                response.headers().firstValue("ETag").orElse(""),
                millis);
    }
}
