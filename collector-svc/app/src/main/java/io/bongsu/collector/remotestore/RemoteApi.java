package io.bongsu.collector.remotestore;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.platform.problem.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The other store over HTTP: remote write, and the query API as Prometheus has it. */
@Component
@StoredElsewhere
class RemoteApi {
    private static final int LONGEST_ERROR = 4_096;

    private final RemoteStoreProperties properties;
    private final HttpClient client;

    RemoteApi(RemoteStoreProperties properties) {
        properties.base(); // fails now, not with the first sample
        this.properties = properties;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.timeout())
                .build();
    }

    /** What was said to a request. */
    record Answer(int status, String text) {
        boolean isTaken() {
            return status / 100 == 2;
        }

        /** Too busy, too slow, broken; or a key that somebody will set right: not the fault of the samples. */
        boolean mayPassLater() {
            return status / 100 == 5 || List.of(401, 403, 404, 408, 425, 429).contains(status) || status / 100 == 3;
        }
    }

    /** Reads an answer while it comes; blocks. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream body) throws IOException;
    }

    Mono<Answer> write(byte[] snappy) {
        HttpRequest request = request(properties.write())
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(snappy))
                .build();
        return blocking(() -> {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return new Answer(answer.statusCode(), text(body));
            }
        });
    }

    /**
     * Posts a form, which may be long.
     *
     * @param form names and values in turn
     */
    <T> Mono<T> ask(String path, Reading<T> reading, List<String> form) {
        return answered(
                request(URI.create(properties.base() + "/api/v1/" + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                        .build(),
                reading);
    }

    /** Where no form is taken. */
    <T> Mono<T> get(String path, Reading<T> reading, List<String> form) {
        return answered(
                request(URI.create(properties.base() + "/api/v1/" + path + "?" + encoded(form)))
                        .build(),
                reading);
    }

    private <T> Mono<T> answered(HttpRequest request, Reading<T> reading) {
        return blocking(() -> {
                    HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                    try (InputStream body = answer.body()) {
                        if (answer.statusCode() / 100 != 2) {
                            throw refusal(answer.statusCode(), text(body));
                        }
                        return reading.from(body);
                    }
                })
                .onErrorMap(IOException.class, error -> StoreTrouble.unavailable());
    }

    private static RuntimeException refusal(int status, String text) {
        Answer answer = new Answer(status, text);
        return answer.mayPassLater()
                ? StoreTrouble.unavailable()
                : Failures.unprocessable(
                        "metric-store", "The store of the metrics refuses the question", text, List.of());
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(properties.timeout());
        String authorization = properties.authorization();
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String encoded(List<String> form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(form.get(i), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8);
    }

    private static <T> Mono<T> blocking(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
    }
}
