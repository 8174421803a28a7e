package io.bongsu.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A client that follows no redirect and keeps cookies where the test sees them. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** The gateway gives up after 30 s: what ends later never reached it. */
    private static final Duration LONGER_THAN_THE_GATEWAY = Duration.ofSeconds(45);

    private final String base;
    private final Map<String, String> cookies = new TreeMap<>();

    Http(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(
                path,
                request -> headers.length == 0 ? request.GET() : request.GET().headers(headers));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(path, request -> {
            HttpRequest.Builder post = request.POST(HttpRequest.BodyPublishers.ofString(body));
            return headers.length == 0 ? post : post.headers(headers);
        });
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> change) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LONGER_THAN_THE_GATEWAY);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .reduce((one, two) -> one + "; " + two)
                            .orElse(""));
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split(";", 2)[0].split("=", 2);
        if (parts[1].isEmpty()) {
            cookies.remove(parts[0]);
        } else {
            cookies.put(parts[0], parts[1]);
        }
    }
}
