package io.bongsu.gateway.stream;

import io.bongsu.gateway.caller.Callers;
import io.bongsu.gateway.caller.SignedIn;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/stream}: server-sent events. A reader that comes back says what it had by {@code Last-Event-ID}. */
@RestController
final class StreamController {
    private static final Duration COME_BACK_AFTER = Duration.ofMillis(500);
    private static final Duration LOOK_AT_SESSION = Duration.ofSeconds(5);

    private final LiveFacts facts;
    private final Callers callers;
    private final StreamProperties properties;
    private final Clock clock;

    StreamController(LiveFacts facts, Callers callers, StreamProperties properties, Clock clock) {
        this.facts = facts;
        this.callers = callers;
        this.properties = properties;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Mono<ResponseEntity<Flux<ServerSentEvent<String>>>> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            ServerWebExchange exchange) {
        return Mono.zip(callers.of(exchange), exchange.getSession())
                .map(known -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Accel-Buffering", "no") // a proxy in front must not hold events back
                        .body(events(known.getT1(), known.getT2(), lastEventId)));
    }

    /** Ends with the token or session; the browser comes back at once and is looked at anew. */
    private Flux<ServerSentEvent<String>> events(SignedIn signedIn, WebSession session, @Nullable String lastEventId) {
        Flux<ServerSentEvent<String>> facts =
                this.facts.follow(signedIn.caller(), lastEventId).map(StreamController::event);
        Duration valid = Duration.between(clock.instant(), signedIn.until());
        return hello().concatWith(untilFirstEnds(facts, heartbeat()))
                .takeUntilOther(Mono.delay(valid.isNegative() ? Duration.ZERO : valid))
                .takeUntilOther(signedOut(session));
    }

    /** A merge that ends when the reader is cut off, although heartbeats never end. */
    private static <T> Flux<T> untilFirstEnds(Flux<T> first, Flux<T> other) {
        return Flux.merge(first.materialize(), other.materialize()).dematerialize();
    }

    private static Flux<Long> signedOut(WebSession session) {
        return Flux.interval(LOOK_AT_SESSION).filter(tick -> session.isExpired());
    }

    private static Flux<ServerSentEvent<String>> hello() {
        return Flux.just(ServerSentEvent.<String>builder()
                .comment("connected")
                .retry(COME_BACK_AFTER)
                .build());
    }

    private Flux<ServerSentEvent<String>> heartbeat() {
        return Flux.interval(properties.heartbeat())
                .onBackpressureDrop()
                .map(tick ->
                        ServerSentEvent.<String>builder().comment("still here").build());
    }

    private static ServerSentEvent<String> event(LiveFacts.Message message) {
        if (message.event().isEmpty()) {
            return ServerSentEvent.<String>builder()
                    .id(message.id())
                    .comment("you are here")
                    .build();
        }
        return ServerSentEvent.builder(message.data())
                .id(message.id())
                .event(message.event())
                .build();
    }
}
