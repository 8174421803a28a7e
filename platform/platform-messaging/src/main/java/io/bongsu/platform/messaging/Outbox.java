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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private static final String COLUMNS = "id, tenant_id, exchange, routing_key, content_type, headers, payload";
    /** As text: a driver writes bytes as twice as many letters. */
    private static final String ROW =
            "(:id#, :tenant, :exchange#, :routingKey#, :contentType, :headers, convert_to(:payload#, 'UTF8'))";

    private static final String ADD_BYTES = "INSERT INTO outbox (" + COLUMNS + """
            ) VALUES (:id, :tenant, :exchange, :routingKey, :contentType, :headers, :payload)""";

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
        return writing(subject, List.of(fact)).flatMap(write -> writes.together(List.of(write)));
    }

    /** The same for some facts of one subject, in their order, to be written with what makes them true. */
    public Mono<Write> writing(Object subject, List<?> facts) {
        return traceparent()
                .flatMap(known -> Mono.deferContextual(
                        context -> Mono.just(write(subject, facts, Tenant.of(context), known.orElse(null)))));
    }

    private Write write(Object subject, List<?> facts, Tenant tenant, @Nullable String traceparent) {
        Write write = Write.of("INSERT INTO outbox (" + COLUMNS + ") VALUES "
                        + IntStream.range(0, facts.size())
                                .mapToObj(i -> ROW.replace("#", String.valueOf(i)))
                                .collect(Collectors.joining(", ")))
                .bind("contentType", CONTENT_TYPE)
                .bind("headers", traceparent == null ? "" : traceparent);
        for (int i = 0; i < facts.size(); i++) {
            CloudEvent event = event(subject, facts.get(i), tenant, traceparent);
            write.bind("id" + i, event.id())
                    .bind("exchange" + i, FactTypes.exchangeOf(event.type()))
                    .bind("routingKey" + i, event.type())
                    .bind("payload" + i, json.writeValueAsString(event));
        }
        return write;
    }

    private CloudEvent event(Object subject, Object fact, Tenant tenant, @Nullable String traceparent) {
        return new CloudEvent(
                "1.0",
                UuidCreator.getTimeOrderedEpoch(),
                "/" + source,
                FactTypes.of(fact.getClass()),
                subject.toString(),
                clock.instant(),
                "application/json",
                tenant.id(),
                subject.toString(),
                traceparent,
                json.valueToTree(fact));
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
