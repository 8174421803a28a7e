package io.bongsu.collector.otlp;

import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.cluster.Standing;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.ingest.Senders;
import io.bongsu.platform.problem.Failure;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Metrics in protobuf, taken before Spring sees the request: filters, security, observation, routing and argument resolution
 * cost more than a thousand samples. It takes what every known sender sends, where this collector owns the store; all other
 * requests of this path go on to {@link OtlpController}, which answers the same.
 */
@Component
class MetricsDoor implements NettyRouteProvider {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsDoor.class);
    private static final String PATH = "/v1/metrics";
    private static final String PROTOBUF = "application/x-protobuf";

    private final Senders senders;
    private final OtlpBody bodies;
    private final InFlight inFlight;
    private final Otlp otlp;
    private final Ownership ownership;

    MetricsDoor(Senders senders, OtlpBody bodies, InFlight inFlight, Otlp otlp, Ownership ownership) {
        this.senders = senders;
        this.bodies = bodies;
        this.inFlight = inFlight;
        this.otlp = otlp;
        this.ownership = ownership;
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(this::takes, this::take);
    }

    boolean takes(HttpServerRequest request) {
        if (!request.uri().equals(PATH) || !request.method().equals(HttpMethod.POST)) {
            return false;
        }
        HttpHeaders headers = request.requestHeaders();
        String accept = headers.get(HttpHeaderNames.ACCEPT);
        return PROTOBUF.equalsIgnoreCase(headers.get(HttpHeaderNames.CONTENT_TYPE))
                && (accept == null || !accept.contains("json"))
                && ownership.standing() instanceof Standing.Mine;
    }

    Mono<Void> take(HttpServerRequest request, HttpServerResponse response) {
        HttpHeaders headers = request.requestHeaders();
        String key = Senders.key(headers.get(Senders.HEADER), headers.get(HttpHeaderNames.AUTHORIZATION));
        return senders.sender(key)
                .flatMap(sender -> {
                    InFlight.Lease lease = inFlight.lease();
                    return bodies.read(
                                    headers.get(HttpHeaderNames.CONTENT_ENCODING),
                                    length(headers),
                                    request.receive(),
                                    lease)
                            .flatMap(body -> otlp.metrics(sender, body))
                            .doFinally(signal -> lease.close());
                })
                .map(answer -> OtlpAnswer.of(answer, false))
                .onErrorResume(error -> Mono.just(OtlpAnswer.status(failure(error))))
                .flatMap(answer -> send(answer, response));
    }

    private static long length(HttpHeaders headers) {
        String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length); // the server has refused what is no number
    }

    private static Failure failure(Throwable error) {
        if (StoreTrouble.told(error) instanceof Failure failure) {
            return failure;
        }
        LOG.atError().setCause(error).log("unexpected error");
        return OtlpFailure.defect();
    }

    private static Mono<Void> send(ResponseEntity<byte[]> answer, HttpServerResponse response) {
        response.status(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.responseHeaders().set(name, values));
        byte[] body = answer.getBody() == null ? new byte[0] : answer.getBody();
        response.responseHeaders().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return body.length == 0
                ? response.send()
                : response.sendObject(Unpooled.wrappedBuffer(body)).then();
    }
}
