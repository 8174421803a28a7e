package io.bongsu.platform.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only way to tell other services something: a row in the caller's transaction. When it commits the relay publishes it,
 * at least once, in the order of commit per aggregate; when it rolls back nobody hears of it.
 */
public final class Outbox {
    private static final String ADD = """
            INSERT INTO outbox (id, tenant_id, exchange, routing_key, content_type, headers, payload)
            VALUES (:id, :tenant, :exchange, :routingKey, :contentType, :headers, :payload)""";

    // Not application/cloudevents+json: Spring Cloud Function would take the envelope apart before our listener sees
    // it.
    private static final String CONTENT_TYPE = "application/json";

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;
    private final String source;
    private final ObjectProvider<Tracer> tracer;

    Outbox(DatabaseClient database, JsonMapper json, Clock clock, String source, ObjectProvider<Tracer> tracer) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.source = source;
        this.tracer = tracer;
    }

    /**
     * Adds a fact; call it inside a {@code TenantTransaction}.
     *
     * @param subject id of the aggregate the fact is about; facts of one subject stay in order
     * @param fact a record with {@code @Fact}
     */
    public Mono<Void> add(Object subject, Object fact) {
        return traceparent()
                .flatMap(known -> Mono.deferContextual(context -> {
                    String type = FactTypes.of(fact.getClass());
                    UUID id = UuidCreator.getTimeOrderedEpoch();
                    String traceparent = known.orElse(null);
                    CloudEvent event = new CloudEvent(
                            "1.0",
                            id,
                            "/" + source,
                            type,
                            subject.toString(),
                            clock.instant(),
                            "application/json",
                            Tenant.of(context).id(),
                            subject.toString(),
                            traceparent,
                            json.valueToTree(fact));
                    return insert(
                            id,
                            Tenant.of(context),
                            FactTypes.exchangeOf(type),
                            type,
                            CONTENT_TYPE,
                            traceparent,
                            json.writeValueAsBytes(event));
                }));
    }

    /** Adds bytes of another format, e.g. OTLP protobuf; its reader gets tenant and message id as headers. */
    public Mono<Void> addBytes(String exchange, String routingKey, String contentType, byte[] payload) {
        return traceparent()
                .flatMap(known -> Mono.deferContextual(context -> insert(
                        UuidCreator.getTimeOrderedEpoch(),
                        Tenant.of(context),
                        exchange,
                        routingKey,
                        contentType,
                        known.orElse(null),
                        payload)));
    }

    private Mono<Void> insert(
            UUID id,
            Tenant tenant,
            String exchange,
            String routingKey,
            String contentType,
            @Nullable String traceparent,
            byte[] payload) {
        return database.sql(ADD)
                .bind("id", id)
                .bind("tenant", tenant.id())
                .bind("exchange", exchange)
                .bind("routingKey", routingKey)
                .bind("contentType", contentType)
                .bind("headers", traceparent == null ? "" : traceparent)
                .bind("payload", payload)
                .then();
    }

    /** In "handle" the request's span is current also where context propagation is limited. */
    private Mono<Optional<String>> traceparent() {
        return Mono.just(tracer).handle((asked, sink) -> sink.next(Optional.ofNullable(current())));
    }

    private @Nullable String current() {
        Tracer known = tracer.getIfAvailable();
        if (known == null || known.currentSpan() == null) {
            return null;
        }
        var context = known.currentSpan().context();
        return "00-" + context.traceId() + "-" + context.spanId()
                + (Boolean.TRUE.equals(context.sampled()) ? "-01" : "-00");
    }
}
