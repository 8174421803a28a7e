package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Request Tracker's REST 2.0 in the session of somebody who has logged in: passwords and tokens cost a slow hash at each
 * request, a session does not. A session does one thing after the other.
 */
final class TrackerApi {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String cookie;

    private TrackerApi(String url, String cookie) {
        this.url = url;
        this.cookie = cookie;
    }

    /** As on the page of its login. */
    static TrackerApi login(String url, String user, String password)
            throws IOException, InterruptedException, NotMeasurable {
        HttpRequest form = HttpRequest.newBuilder(URI.create(url + "/NoAuth/Login.html"))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("user=" + user + "&pass=" + password))
                .build();
        try (HttpClient first = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = first.send(form, HttpResponse.BodyHandlers.ofString());
            String cookie = answer.headers().allValues("Set-Cookie").stream()
                    .map(one -> one.split(";", 2)[0])
                    .filter(one -> one.startsWith("RT_SID"))
                    .findFirst()
                    .orElseThrow(() -> new NotMeasurable("Request Tracker opens no session: " + answer.statusCode()));
            return new TrackerApi(url, cookie);
        }
    }

    /** @param millis from sending the question to the last byte of the answer; who takes longer than a minute took one */
    record Answer(JsonNode body, double millis) {}

    Answer get(String path) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) throws IOException, InterruptedException, NotMeasurable {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/REST/2.0" + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Cookie", cookie);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        HttpResponse<byte[]> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            System.err.println("  no answer within a minute: " + request.uri());
            return new Answer(JSON.missingNode(), LIMIT.toMillis());
        }
        double millis = (System.nanoTime() - begun) / 1e6;
        if (response.statusCode() >= 300) {
            throw new NotMeasurable(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new Answer(JSON.readTree(response.body()), millis);
    }
}
