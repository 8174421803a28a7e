package io.bongsu.platform.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes every error of the service as problem+json, whoever raised it: handlers, routing, security, filters. Defects are
 * logged here and nowhere else; the caller gets the trace id, never a stack trace.
 */
public final class ProblemWriter implements WebExceptionHandler, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;
    private final ObjectProvider<Tracer> tracer;

    public ProblemWriter(JsonMapper json, ObjectProvider<Tracer> tracer) {
        this.json = json;
        this.tracer = tracer;
    }

    @Override
    public int getOrder() {
        return -100; // before Spring Boot's own handler (-1)
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        // in "handle" the request's span is current also where context propagation is limited
        return Mono.just(exchange)
                .<String>handle((asked, sink) -> sink.next(traceId()))
                .flatMap(traceId -> write(exchange, error, traceId));
    }

    private Mono<Void> write(ServerWebExchange exchange, Throwable error, String traceId) {
        Failure failure = ProblemOf.throwable(error);
        if (failure == null) {
            LOG.atError().addKeyValue("traceId", traceId).setCause(error).log("unexpected error");
        }
        Problem problem = failure == null ? defect(exchange, traceId) : told(failure, exchange, traceId);
        ServerHttpResponse response = exchange.getResponse();
        if (failure != null) {
            failure.headers().forEach(response.getHeaders()::set);
        }
        response.setStatusCode(HttpStatus.valueOf(problem.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        response.getHeaders().setCacheControl("no-store");
        byte[] body = json.writeValueAsBytes(problem);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Problem told(Failure failure, ServerWebExchange exchange, String traceId) {
        return new Problem(
                failure.type(),
                failure.title(),
                failure.status().value(),
                failure.getMessage() == null ? failure.title() : failure.getMessage(),
                exchange.getRequest().getPath().value(),
                traceId,
                failure.errors(),
                failure.current());
    }

    private static Problem defect(ServerWebExchange exchange, String traceId) {
        return new Problem(
                "/problems/internal-error",
                "Something went wrong on our side",
                500,
                "Try again; if it happens again, tell your administrator the trace id.",
                exchange.getRequest().getPath().value(),
                traceId,
                List.of(),
                null);
    }

    private String traceId() {
        Tracer known = tracer.getIfAvailable();
        Span span = known == null ? null : known.currentSpan();
        if (span != null) {
            return span.context().traceId();
        }
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
