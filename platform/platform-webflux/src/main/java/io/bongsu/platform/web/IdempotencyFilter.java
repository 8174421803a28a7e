package io.bongsu.platform.web;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.ProblemWriter;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * POST with {@code Idempotency-Key}: the same key and body get the stored answer again, another body 422, a request still in
 * flight 409. JSON bodies up to 1 MiB. An answer of 500 and above is not kept, so that the caller can try again.
 */
public final class IdempotencyFilter implements WebFilter, Ordered {
    private static final int LARGEST_BODY = 1 << 20;

    private final IdempotencyRepository answers;
    private final ProblemWriter problems;

    public IdempotencyFilter(IdempotencyRepository answers, ProblemWriter problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return 10; // behind the tenant filter
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String key = request.getHeaders().getFirst("Idempotency-Key");
        MediaType type = request.getHeaders().getContentType();
        if (key == null
                || !HttpMethod.POST.equals(request.getMethod())
                || (type != null && !MediaType.APPLICATION_JSON.isCompatibleWith(type))) {
            return chain.filter(exchange);
        }
        if (key.isBlank() || key.length() > 255) {
            return problems.handle(
                    exchange, Failures.invalid("Idempotency-Key", "out-of-range", "1 to 255 characters."));
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .filter(authentication -> authentication.getPrincipal() instanceof Caller)
                .map(authentication -> ((Caller) authentication.getPrincipal()).id())
                .defaultIfEmpty("")
                .flatMap(caller -> caller.isEmpty()
                        ? chain.filter(exchange)
                        : once(exchange, chain, caller + " " + request.getPath().value() + " " + key));
    }

    private Mono<Void> once(ServerWebExchange exchange, WebFilterChain chain, String scope) {
        return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY)
                .map(IdempotencyFilter::bytes)
                .defaultIfEmpty(new byte[0])
                .flatMap(body -> {
                    String hash = HexFormat.of().formatHex(SealedAnswer.sha256(body));
                    return answers.begin(scope, hash)
                            .flatMap(begun -> begun
                                    ? run(exchange, chain, scope, body)
                                    : answers.find(scope).flatMap(answer -> replay(exchange, answer, hash)));
                })
                .onErrorResume(Failure.class, failure -> problems.handle(exchange, failure));
    }

    private Mono<Void> run(ServerWebExchange exchange, WebFilterChain chain, String scope, byte[] body) {
        RecordedResponse response = new RecordedResponse(exchange.getResponse());
        ServerWebExchange recorded = exchange.mutate()
                .request(withBody(exchange, body))
                .response(response)
                .build();
        return chain.filter(recorded)
                .onErrorResume(error -> problems.handle(recorded, error))
                .then(Mono.defer(() -> settle(scope, response)));
    }

    private Mono<Void> settle(String scope, RecordedResponse response) {
        HttpStatusCode status = response.getStatusCode();
        if (status == null || status.is5xxServerError()) {
            return answers.forget(scope);
        }
        return answers.complete(
                scope,
                new IdempotencyRepository.Answer(
                        "",
                        status.value(),
                        text(response, "Content-Type"),
                        text(response, "Location"),
                        text(response, "ETag"),
                        response.body()));
    }

    private static String text(ServerHttpResponse response, String header) {
        String value = response.getHeaders().getFirst(header);
        return value == null ? "" : value;
    }

    private static Mono<Void> replay(ServerWebExchange exchange, IdempotencyRepository.Answer answer, String hash) {
        if (!answer.bodyHash().equals(hash)) {
            return Mono.error(Failures.unprocessable(
                    "idempotency-key-reused",
                    "The Idempotency-Key was used for another request",
                    "Use a new key for a new request.",
                    List.of(new Violation("Idempotency-Key", "reused"))));
        }
        if (answer.status() == 0) {
            return Mono.error(Failures.conflict(
                    "idempotency-in-flight", "The first request is still running", "Try again in a moment."));
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.valueOf(answer.status()));
        setUnlessEmpty(response, "Content-Type", answer.contentType());
        setUnlessEmpty(response, "Location", answer.location());
        setUnlessEmpty(response, "ETag", answer.etag());
        return response.writeWith(
                Mono.just(response.bufferFactory().wrap(answer.body().getBytes(StandardCharsets.UTF_8))));
    }

    private static void setUnlessEmpty(ServerHttpResponse response, String header, String value) {
        if (!value.isEmpty()) {
            response.getHeaders().set(header, value);
        }
    }

    private static ServerHttpRequest withBody(ServerWebExchange exchange, byte[] body) {
        return new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(
                        () -> Flux.just(exchange.getResponse().bufferFactory().wrap(body)));
            }
        };
    }

    static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
