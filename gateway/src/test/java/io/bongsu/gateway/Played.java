package io.bongsu.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableChannel;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A service played by a real HTTP server: remembers what it was asked and answers by path. */
final class Played {
    private static final Duration NEVER = Duration.ofMinutes(5);

    private final Map<String, BiFunction<Asked, HttpServerResponse, Publisher<Void>>> answers =
            new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final DisposableServer server;

    Played() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(this::handle)
                .bindNow(Duration.ofSeconds(10));
    }

    record Asked(String method, String uri, Map<String, String> headers, int bodyLength, String body) {}

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void stop() {
        server.disposeNow(Duration.ofSeconds(5));
    }

    List<Asked> asked() {
        return asked;
    }

    Asked lastAsked() {
        return asked.getLast();
    }

    /** The next so many connections are closed without an answer. */
    void breakOff(int times) {
        broken.set(times);
    }

    int stillToBreak() {
        return broken.get();
    }

    void answer(String path, String contentType, String body) {
        answers.put(
                path,
                (asked, response) ->
                        response.header("Content-Type", contentType).sendString(Mono.just(body)));
    }

    void answer(String path, BiFunction<Asked, HttpServerResponse, Publisher<Void>> answer) {
        answers.put(path, answer);
    }

    void neverAnswer(String path) {
        answers.put(path, (asked, response) -> Mono.delay(NEVER).then());
    }

    private Publisher<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        if (broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Mono.fromRunnable(() -> response.withConnection(DisposableChannel::dispose));
        }
        Flux<byte[]> body = request.receive().asByteArray();
        return body.collectList().flatMap(parts -> Mono.from(answer(request, response, parts)));
    }

    private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response, List<byte[]> parts) {
        int length = parts.stream().mapToInt(part -> part.length).sum();
        StringBuilder text = new StringBuilder();
        if (length < 10_000) {
            parts.forEach(part -> text.append(new String(part, java.nio.charset.StandardCharsets.UTF_8)));
        }
        Map<String, String> headers = new ConcurrentHashMap<>();
        request.requestHeaders()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        Asked question = new Asked(request.method().name(), request.uri(), headers, length, text.toString());
        asked.add(question);
        String path = "/" + request.path();
        BiFunction<Asked, HttpServerResponse, Publisher<Void>> answer = answers.getOrDefault(
                path,
                (ignored, plain) ->
                        plain.header("Content-Type", "application/json").sendString(Mono.just("{\"played\":true}")));
        return answer.apply(question, response);
    }
}
