package io.bongsu.event.pagerduty;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.EntityRef;
import io.bongsu.event.alert.AlertSignal;
import io.bongsu.event.alert.AlertSubject;
import io.bongsu.event.alert.Alerts;
import io.bongsu.event.alert.Person;
import io.bongsu.event.pagerduty.IncomingEvent.Payload;
import io.bongsu.event.pagerduty.IngestKeyRepository.Integration;
import io.bongsu.event.text.PlainText;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes an event of an integration: answered after it is durable. */
@Component
class EnqueueEvent {
    static final String SOURCE = "pagerduty";

    private final IngestKeyRepository keys;
    private final Alerts alerts;
    private final TenantTransaction transaction;
    private final Clock clock;

    EnqueueEvent(IngestKeyRepository keys, Alerts alerts, TenantTransaction transaction, Clock clock) {
        this.keys = keys;
        this.alerts = alerts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param id the alert's, or of the kept orphan
     * @param duplicate the alert was open already
     */
    record Accepted(String dedupKey, UUID id, boolean duplicate) {}

    Mono<Accepted> accept(IncomingEvent event) {
        return keys.whose(sha256(event.routingKey()))
                .switchIfEmpty(Mono.error(() -> new InvalidEvent(List.of("Invalid routing key"))))
                .flatMap(integration -> apply(event, integration));
    }

    private Mono<Accepted> apply(IncomingEvent event, Integration integration) {
        String given = event.dedupKey();
        String dedupKey = given == null ? UUID.randomUUID().toString().replace("-", "") : given;
        AlertSignal signal = signal(event, dedupKey, integration);
        return transaction
                .run(integration.tenant(), alerts.apply(List.of(signal)))
                .map(results -> {
                    boolean duplicate = !results.isEmpty() && results.getFirst().duplicate();
                    UUID id = results.stream()
                            .flatMap(result -> result.alertId().stream())
                            .findFirst()
                            .orElseGet(UuidCreator::getTimeOrderedEpoch);
                    return new Accepted(dedupKey, id, duplicate);
                });
    }

    private AlertSignal signal(IncomingEvent event, String dedupKey, Integration integration) {
        Instant now = clock.instant();
        String account = integration.keyId().toString();
        String key = AlertSubject.keyOf(SOURCE, account, dedupKey);
        return switch (event.action()) {
            case RESOLVE -> new AlertSignal.ClearedByKey(key, now, "the sender says it is over");
            case ACKNOWLEDGE -> new AlertSignal.AcknowledgedByKey(key, now, new Person("", "PagerDuty sender"));
            case TRIGGER -> {
                Payload payload = Objects.requireNonNull(event.payload(), "a checked trigger has a payload");
                String host = PlainText.of(payload.source(), 255);
                EntityRef entity = EntityRef.named(integration.tenant().id(), "host", host);
                AlertSubject subject =
                        AlertSubject.keyed(SOURCE, account, dedupKey, entity, check(payload, event.dedupKey()));
                yield new AlertSignal.Raised(
                        subject,
                        payload.severity(),
                        payload.summary(),
                        null,
                        now,
                        "the sender says so",
                        null,
                        event.details());
            }
        };
    }

    private static String check(Payload payload, @org.jspecify.annotations.Nullable String dedupKey) {
        String named = Stream.of(payload.component(), payload.group(), payload.kind())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("/"));
        if (!named.isEmpty()) {
            return named;
        }
        return dedupKey == null ? "event" : dedupKey;
    }

    private static String sha256(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
