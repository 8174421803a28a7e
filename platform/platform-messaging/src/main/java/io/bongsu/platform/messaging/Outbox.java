package io.bongsu.platform.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.database.Writes;
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
    private static final String ADD_BYTES = """
            INSERT INTO outbox (id, tenant_id, exchange, routing_key, content_type, headers, payload)
            VALUES (:id, :tenant, :exchange, :routingKey, :contentType, :headers, :payload)""";
    /** As text: a driver writes bytes as twice as many letters. */
    private static final String ADD = """
            INSERT INTO outbox (id, tenant_id, exchange, routing_key, content_type, headers, payload)
            SELECT id, :tenant, exchange, type, :contentType, :headers, convert_to(event, 'UTF8')
              FROM unnest(:ids::uuid[], :exchanges::text[], :types::text[], :events::text[])
                   WITH ORDINALITY AS told (id, exchange, type, event, place)
             ORDER BY place""";

    // Not application/cloudevents+json: Spring Cloud Function would take the envelope apart before our listener sees
    // it.
    private static final String CONTENT_TYPE = "application/json";

    private final DatabaseClient database;
    private final Writes writes;
    private final JsonMapper json;
    private final Clock clock;
    private final String source;
    private final ObjectProvider<Tracer> tracer;

    Outbox(
            DatabaseClient database,
            Writes writes,
            JsonMapper json,
            Clock clock,
            String source,
            ObjectProvider<Tracer> tracer) {
        this.database = database;
        this.writes = writes;
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
        return addAll(List.of(new Told(subject, fact)));
    }

    /** A fact and the aggregate it is about, as {@link #add} takes them. */
    public record Told(Object subject, Object fact) {}

    /** Adds many facts in this order by one statement. */
    public Mono<Void> addAll(List<Told> all) {
        return all.isEmpty() ? Mono.empty() : writing(all).flatMap(write -> writes.together(List.of(write)));
    }

    /** The same for some facts of one subject, in their order, to be written with what makes them true. */
    public Mono<Write> writing(Object subject, List<?> facts) {
        return writing(facts.stream().map(fact -> new Told(subject, fact)).toList());
    }

    private Mono<Write> writing(List<Told> all) {
        return traceparent()
                .flatMap(known ->
                        Mono.deferContextual(context -> Mono.just(write(all, Tenant.of(context), known.orElse(null)))));
    }

    private Write write(List<Told> all, Tenant tenant, @Nullable String traceparent) {
        List<CloudEvent> events =
                all.stream().map(told -> event(told, tenant, traceparent)).toList();
        return Write.of(ADD)
                .bind("contentType", CONTENT_TYPE)
                .bind("headers", traceparent == null ? "" : traceparent)
                .bind("ids", events.stream().map(CloudEvent::id).toArray(UUID[]::new))
                .bind("exchanges", texts(events, event -> FactTypes.exchangeOf(event.type())))
                .bind("types", texts(events, CloudEvent::type))
                .bind("events", texts(events, json::writeValueAsString));
    }

    private static String[] texts(List<CloudEvent> events, Function<CloudEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
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
        return database.sql(ADD_BYTES)
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
