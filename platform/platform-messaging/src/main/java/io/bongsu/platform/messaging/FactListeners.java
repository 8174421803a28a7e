package io.bongsu.platform.messaging;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes message listeners. A service publishes one {@code Consumer<Message<byte[]>>} bean per exchange it reads:
 *
 * <pre>{@code
 * @Bean
 * Consumer<Message<byte[]>> situations(FactListeners listeners, OpenIncident open) {
 *     return listeners.facts(on(SituationOpened.class, open::from), on(SituationClosed.class, …));
 * }
 * }</pre>
 *
 * <p>The edge is imperative on purpose: the listener thread waits, so acknowledgement, retries and dead-lettering are the
 * binder's. This is the one place that blocks.
 */
public final class FactListeners {
    private static final Logger LOG = LoggerFactory.getLogger(FactListeners.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final TenantTransaction transaction;
    private final JsonMapper json;
    private final Duration timeout;
    private final MeterRegistry meters;
    private final Counter outages;

    FactListeners(Inbox inbox, TenantTransaction transaction, JsonMapper json, Duration timeout, MeterRegistry meters) {
        this.inbox = inbox;
        this.transaction = transaction;
        // Facts grow by adding: a reader ignores what it does not know.
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.timeout = timeout;
        this.meters = meters;
        this.outages = meters.counter("bongsu.facts.outages");
    }

    /** One kind of fact and what to do with it. */
    public record Route<T>(Class<T> type, FactHandler<T> handler) {}

    public static <T> Route<T> on(Class<T> type, FactHandler<T> handler) {
        return new Route<>(type, handler);
    }

    /** Facts without a route are none of this service's business: acknowledged and counted. */
    public Consumer<Message<byte[]>> facts(Route<?>... routes) {
        Map<String, Route<?>> byType =
                List.of(routes).stream().collect(Collectors.toUnmodifiableMap(r -> FactTypes.of(r.type()), r -> r));
        return message -> {
            CloudEvent event = json.readValue(message.getPayload(), CloudEvent.class);
            Route<?> route = byType.get(event.type());
            if (route == null) {
                meters.counter("bongsu.facts.ignored", "type", event.type()).increment();
                return;
            }
            handle(once(new Tenant(event.tenantid()), event.id(), apply(route, event)));
            meters.counter("bongsu.facts.handled", "type", event.type()).increment();
        };
    }

    /** Messages of another format; tenant and id come from the headers the outbox set. */
    public Consumer<Message<byte[]>> bytes(Function<byte[], Mono<Void>> handler) {
        return bytes(handler, tenant -> Mono.just(true));
    }

    /** @param wanted asked first, without a transaction: what nobody of the tenant wants costs one question */
    public Consumer<Message<byte[]>> bytes(
            Function<byte[], Mono<Void>> handler, Function<Tenant, Mono<Boolean>> wanted) {
        return message -> {
            MessageHeaders headers = message.getHeaders();
            Tenant tenant = new Tenant(UUID.fromString(String.valueOf(headers.get(Publisher.TENANT))));
            UUID id = UUID.fromString(String.valueOf(headers.get("amqp_messageId")));
            Mono<Void> work = once(tenant, id, Mono.defer(() -> handler.apply(message.getPayload())));
            handle(wanted.apply(tenant).flatMap(is -> is ? work : Mono.empty()));
        };
    }

    private Mono<Void> once(Tenant tenant, UUID messageId, Mono<Void> work) {
        return transaction.run(tenant, inbox.once(messageId, work));
    }

    private <T> Mono<Void> apply(Route<T> route, CloudEvent event) {
        return Mono.defer(() -> route.handler().handle(json.treeToValue(event.data(), route.type())));
    }

    /**
     * Waits until it is done. While the database is away it tries again and again: the message stays unacknowledged, and
     * nothing is dead-lettered for an outage. Any other failure is the binder's: three tries, then the dead-letter queue.
     */
    private void handle(Mono<Void> work) {
        long backOff = SHORTEST_WAIT.toNanos();
        while (true) {
            try {
                work.contextCapture() // the message's span, also where propagation is limited
                        .block(timeout);
                return;
            } catch (RuntimeException e) {
                if (!Outage.caused(e)) {
                    throw e;
                }
                outages.increment();
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("database away, the fact waits");
                LockSupport.parkNanos(backOff);
                backOff = Math.min(2 * backOff, LONGEST_WAIT.toNanos());
            }
        }
    }
}
