package io.bongsu.platform.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.tenancy.Tenant;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    private static final String ADD_ALL = """
            INSERT INTO outbox (id, tenant_id, exchange, routing_key, content_type, headers, payload)
            SELECT id, :tenant, exchange, type, :contentType, :headers, convert_to(event, 'UTF8')
              FROM unnest(:ids::uuid[], :exchanges::text[], :types::text[], :events::text[])
                   WITH ORDINALITY AS told (id, exchange, type, event, place)
             ORDER BY place""";

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
                    String traceparent = known.orElse(null);
                    CloudEvent event = event(new Told(subject, fact), Tenant.of(context), traceparent);
                    return insert(
                            event.id(),
                            Tenant.of(context),
                            FactTypes.exchangeOf(event.type()),
                            event.type(),
                            CONTENT_TYPE,
                            traceparent,
                            json.writeValueAsBytes(event));
                }));
    }

    /** A fact and the aggregate it is about, as {@link #add} takes them. */
    public record Told(Object subject, Object fact) {}

    /** Adds many facts in this order by one statement; call it inside a {@code TenantTransaction}. */
    public Mono<Void> addAll(List<Told> all) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return traceparent()
                .flatMap(known -> Mono.deferContextual(context -> {
                    String traceparent = known.orElse(null);
                    List<CloudEvent> events = all.stream()
                            .map(told -> event(told, Tenant.of(context), traceparent))
                            .toList();
                    return insert(events, Tenant.of(context), traceparent);
                }));
    }

    private CloudEvent event(Told told, Tenant tenant, @Nullable String traceparent) {
        String subject = told.subject().toString();
        return new CloudEvent(
                "1.0",
                UuidCreator.getTimeOrderedEpoch(),
                "/" + source,
                FactTypes.of(told.fact().getClass()),
                subject,
                clock.instant(),
                "application/json",
                tenant.id(),
                subject,
                traceparent,
                json.valueToTree(told.fact()));
    }

    private Mono<Void> insert(List<CloudEvent> events, Tenant tenant, @Nullable String traceparent) {
        return database.sql(ADD_ALL)
                .bind("tenant", tenant.id())
                .bind("contentType", CONTENT_TYPE)
                .bind("headers", traceparent == null ? "" : traceparent)
                .bind("ids", events.stream().map(CloudEvent::id).toArray(UUID[]::new))
                .bind("exchanges", texts(events, event -> FactTypes.exchangeOf(event.type())))
                .bind("types", texts(events, CloudEvent::type))
                .bind("events", texts(events, json::writeValueAsString))
                .then();
    }

    private static String[] texts(List<CloudEvent> events, Function<CloudEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
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
