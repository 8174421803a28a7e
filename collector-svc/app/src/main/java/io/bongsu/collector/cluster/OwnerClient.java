package io.bongsu.collector.cluster;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The collector that owns the store, as the others talk to it. What was sent when it went away may be stored or not. */
@Component
public class OwnerClient {
    /** Who handed it over; nothing is handed over twice. */
    static final String HANDED_OVER = "X-Bongsu-Handed-Over";

    /** Shown where a collector speaks for itself and not for a sender. */
    public static final String TOKEN = "X-Bongsu-Collector-Token";

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** Above the longest query. */
    private static final Duration ANSWER = Duration.ofSeconds(45);
    /** Of this connection only, or written anew by whoever sends the message on. */
    private static final Set<String> OWN = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host");

    private final Ownership ownership;
    private final WebClient client;

    OwnerClient(Ownership ownership) {
        this.ownership = ownership;
        ConnectionProvider connections = ConnectionProvider.builder("owner")
                .maxConnections(256)
                .pendingAcquireMaxCount(1_000)
                .pendingAcquireTimeout(Duration.ofSeconds(5))
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        HttpClient http = HttpClient.create(connections)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .responseTimeout(ANSWER);
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .build();
    }

    /** Sends a request on as it is, key or token included: the owner asks who that is. Its answer is the answer. */
    Mono<Void> relay(Standing.Elsewhere owner, ServerHttpRequest request, ServerHttpResponse response) {
        String query = request.getURI().getRawQuery();
        String path = request.getURI().getRawPath() + (query == null ? "" : "?" + query);
        return whileItStands(
                        owner,
                        client.method(request.getMethod())
                                .uri(URI.create(owner.address() + path))
                                .headers(headers -> copy(request.getHeaders(), headers))
                                .header(HANDED_OVER, owner.holder().toString())
                                .body(
                                        request.getMethod().equals(HttpMethod.POST)
                                                ? BodyInserters.fromDataBuffers(request.getBody())
                                                : BodyInserters.empty())
                                .exchangeToMono(
                                        answer -> answer(answer, response).thenReturn(true)))
                .then();
    }

    private static Mono<Void> answer(ClientResponse answer, ServerHttpResponse response) {
        response.setStatusCode(answer.statusCode());
        copy(answer.headers().asHttpHeaders(), response.getHeaders());
        return response.writeWith(answer.bodyToFlux(DataBuffer.class));
    }

    private static void copy(HttpHeaders from, HttpHeaders to) {
        from.forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                to.put(name, values);
            }
        });
    }

    /**
     * Posts to the owner.
     *
     * @param header the name of the credential: an ingest key, or {@link #TOKEN}
     * @return what it answered; a failure like its own when it took nothing
     */
    public Mono<byte[]> post(
            Standing.Elsewhere owner, String path, MediaType type, byte[] body, String header, String credential) {
        return whileItStands(
                owner,
                client.method(HttpMethod.POST)
                        .uri(URI.create(owner.address() + path))
                        .contentType(type)
                        .accept(type, MediaType.APPLICATION_PROBLEM_JSON)
                        .header(header, credential)
                        .header(HANDED_OVER, owner.holder().toString())
                        .bodyValue(body)
                        .exchangeToMono(answer -> answer.statusCode().is2xxSuccessful()
                                ? answer.bodyToMono(byte[].class).defaultIfEmpty(new byte[0])
                                : answer.releaseBody()
                                        .then(Mono.error(
                                                failure(answer.statusCode().value())))));
    }

    private static Failure failure(int status) {
        return switch (status) {
            case 400, 413, 422 -> Failures.invalid("", "refused", "The collector that owns the store refused it.");
            case 401 -> Failures.unauthorized("This ingest key is not known or was revoked.");
            case 429 -> Failures.busy("Too much is waiting to be stored. Send it again.", Duration.ofSeconds(1));
            default -> unavailable();
        };
    }

    /** An owner that is one no more may never answer. */
    private <T> Mono<T> whileItStands(Standing.Elsewhere owner, Mono<T> exchange) {
        return exchange.takeUntilOther(ownership.otherThan(owner))
                .switchIfEmpty(Mono.error(OwnerClient::unavailable))
                .onErrorMap(WebClientException.class, error -> unavailable());
    }

    static Failure unavailable() {
        return Failures.unavailable(
                "The collector that owns the store does not answer. Send it again.", Duration.ofSeconds(1));
    }
}
