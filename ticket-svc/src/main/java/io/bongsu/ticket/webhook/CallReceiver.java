package io.bongsu.ticket.webhook;

import io.bongsu.platform.net.AddressGuard;
import io.bongsu.platform.tenancy.Tenant;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Tells one receiver one thing. A connection of its own each time, no redirect, the answer's body is not read: a receiver can
 * take our time until the timeout and nothing else.
 */
@Component
class CallReceiver {
    private static final int LONGEST_PROBLEM = 200;
    private static final Duration LONGEST_REQUESTED_WAIT = Duration.ofHours(24);

    private final HttpClient http;
    private final AddressGuard guard;
    private final SecretSeal seal;
    private final Duration timeout;
    private final Clock clock;

    CallReceiver(AddressGuard guard, SecretSeal seal, WebhookProperties properties, Clock clock) {
        this.guard = guard;
        this.seal = seal;
        this.timeout = properties.timeout();
        this.clock = clock;
        this.http = HttpClient.create(ConnectionProvider.newConnection())
                .resolver(new GuardedAddresses(guard))
                .followRedirect(false)
                .responseTimeout(timeout);
    }

    /** What nobody could check is not sent. */
    Mono<Outcome> call(Webhook webhook, Delivery delivery) {
        Instant at = clock.instant();
        return Tenant.current()
                .map(tenant -> seal.open(tenant.id(), webhook.id(), webhook.secrets()))
                .flatMap(opened -> opened.map(secrets -> call(webhook, secrets, delivery, at))
                        .orElseGet(() -> Mono.just(outcome(null, seal.refusal(), at, null))));
    }

    private Mono<Outcome> call(Webhook webhook, Secrets secrets, Delivery delivery, Instant at) {
        return Mono.fromCallable(
                        () -> guard.refusal(webhook.url())) // an address is not resolved, so it is looked at here
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(refusal -> refusal.isPresent()
                        ? Mono.just(outcome(null, "refused: " + refusal.get(), at, null))
                        : send(webhook, secrets, delivery, at))
                .timeout(timeout)
                .onErrorResume(Exception.class, e -> Mono.just(outcome(null, problem(e), at, null)));
    }

    private Mono<Outcome> send(Webhook webhook, Secrets secrets, Delivery delivery, Instant at) {
        String id = delivery.messageId();
        String body = delivery.body();
        return http.headers(headers -> write(headers, webhook.format(), id, at, secrets.signatures(id, at, body)))
                .post()
                .uri(webhook.url().toString())
                .send(ByteBufMono.fromString(Mono.just(body), StandardCharsets.UTF_8, ByteBufAllocator.DEFAULT))
                .response((response, answer) -> Mono.just(answered(response, at)))
                .next();
    }

    private static void write(HttpHeaders headers, String format, String id, Instant at, String signatures) {
        String type = format.equals(Webhook.CLOUD_EVENTS) ? "application/cloudevents+json" : "application/json";
        headers.set("Content-Type", type + "; charset=UTF-8");
        headers.set("User-Agent", "Bongsu-Webhooks/1.0");
        headers.set("webhook-id", id);
        headers.set("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.set("webhook-signature", signatures);
    }

    private Outcome answered(HttpClientResponse response, Instant at) {
        int status = response.status().code();
        String problem = status >= 200 && status < 300 ? null : "answered " + status;
        return outcome(
                status, problem, at, retryAfter(response.responseHeaders().get("Retry-After")));
    }

    private Outcome outcome(
            @Nullable Integer status, @Nullable String problem, Instant at, @Nullable Duration retryAfter) {
        return new Outcome(status, problem, Duration.between(at, clock.instant()), at, retryAfter);
    }

    /** Seconds only: a date would need the receiver's clock to be right. */
    private static @Nullable Duration retryAfter(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,6}")) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(text));
        return asked.compareTo(LONGEST_REQUESTED_WAIT) > 0 ? LONGEST_REQUESTED_WAIT : asked;
    }

    private String problem(Exception error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardedAddresses.RefusedAddress) {
                return "refused: " + cause.getMessage();
            }
            if (cause instanceof TimeoutException || cause instanceof ReadTimeoutException) {
                return "no answer within " + timeout.toSeconds() + " s";
            }
        }
        String text = String.valueOf(
                Optional.ofNullable(error.getMessage()).orElse(error.getClass().getSimpleName()));
        return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) : text;
    }

    /** Why this address cannot be one of a receiver; empty when it can. Blocks while the name is resolved. */
    Optional<String> refusal(URI url) {
        return guard.refusal(url);
    }
}
