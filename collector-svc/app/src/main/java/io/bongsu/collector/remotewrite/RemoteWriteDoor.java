package io.bongsu.collector.remotewrite;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.ingest.Senders;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.Source;
import io.bongsu.collector.metrics.Write;
import io.bongsu.collector.otlp.InFlight;
import io.bongsu.collector.otlp.OtlpProperties;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.collector.wire.Decoding;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Prometheus remote write. A filter before all others, not a controller: at a thousand requests a second the way through
 * security, routing and argument resolution costs as much as the samples. Not in our OpenAPI: Prometheus publishes what this
 * path speaks.
 */
@Component
class RemoteWriteDoor implements WebFilter, Ordered {
    private static final String PATH = "/prometheus/api/v1/write";
    private static final int SCRATCH = 1 << 20;
    private static final ThreadLocal<byte[]> COMPRESSED = ThreadLocal.withInitial(() -> new byte[64 * 1024]);
    private static final ThreadLocal<byte[]> CONTENT = ThreadLocal.withInitial(() -> new byte[256 * 1024]);

    private final Senders senders;
    private final Intake intake;
    private final Aliases aliases;
    private final SeenEntities entities;
    private final ExemplarSink exemplars;
    private final InFlight inFlight;
    private final OtlpProperties limits;
    private final MetricsProperties kept;
    private final Clock clock;
    private final Counter refused;
    private final Decoding decoding;

    RemoteWriteDoor(
            Senders senders,
            Intake intake,
            Aliases aliases,
            SeenEntities entities,
            ExemplarSink exemplars,
            Decoding decoding,
            InFlight inFlight,
            OtlpProperties limits,
            MetricsProperties kept,
            Clock clock,
            MeterRegistry meters) {
        this.senders = senders;
        this.intake = intake;
        this.aliases = aliases;
        this.entities = entities;
        this.exemplars = exemplars;
        this.decoding = decoding;
        this.inFlight = inFlight;
        this.limits = limits;
        this.kept = kept;
        this.clock = clock;
        this.refused = meters.counter("bongsu.collector.remotewrite.refused");
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1; // behind the door that leads to the owner of the store
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (!request.getMethod().equals(HttpMethod.POST)
                || !request.getURI().getRawPath().equals(PATH)) {
            return chain.filter(exchange);
        }
        return write(request).then(Mono.defer(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            return exchange.getResponse().setComplete();
        }));
    }

    private Mono<Void> write(ServerHttpRequest request) {
        return senders.sender(Senders.key(request.getHeaders()))
                .flatMap(sender -> Encoding.check(request.getHeaders())
                        .then(intake.ready())
                        .then(Mono.defer(() -> body(request)))
                        .flatMap(body -> leased(sender, body)))
                .onErrorMap(StoreTrouble::told);
    }

    private Mono<Void> leased(Sender sender, DataBuffer body) {
        return Mono.defer(() -> {
            InFlight.Lease lease = inFlight.lease();
            return Mono.defer(() -> take(sender, body, lease)).doFinally(signal -> lease.close());
        });
    }

    private Mono<DataBuffer> body(ServerHttpRequest request) {
        int largest = (int) limits.largestBody().toBytes();
        return DataBufferUtils.join(request.getBody(), largest)
                .onErrorMap(DataBufferLimitException.class, error -> tooLarge(largest))
                .switchIfEmpty(Mono.error(() -> Failures.invalid("", "malformed", "The body is empty.")));
    }

    private static Failure tooLarge(int largest) {
        return Failures.tooLarge("A body has at most " + largest + " bytes. Send less at once.");
    }

    private Mono<Void> take(Sender sender, DataBuffer body, InFlight.Lease lease) {
        Mono<WriteRequest> decoded = decoding.of(
                body.readableByteCount(), () -> decode(sender, body, lease), () -> DataBufferUtils.release(body));
        UUID tenant = sender.tenant().id();
        Source source = sender.source();
        return decoded.flatMap(request -> intake.take(new Write(tenant, request.points(), request.sightings(), source))
                .then(Mono.defer(() -> answer(request.refusals()))));
    }

    private Mono<Void> answer(Refusals refusals) {
        if (refusals.isEmpty()) {
            return Mono.empty();
        }
        refused.increment((double) refusals.count());
        return Mono.error(Failures.invalid("", "refused", refusals.message() + ". The rest of the request is stored."));
    }

    private WriteRequest decode(Sender sender, DataBuffer body, InFlight.Lease lease) {
        try {
            int length = body.readableByteCount();
            lease.take(length);
            byte[] compressed = room(COMPRESSED, length);
            body.read(compressed, 0, length);
            int size = Snappy.contentLength(
                    compressed, length, (int) limits.largestBody().toBytes());
            lease.take(size);
            byte[] content = room(CONTENT, size);
            WriteRequest request =
                    new WriteRequest(sender, intake.book(), aliases, entities, exemplars, bounds(sender));
            request.read(content, Snappy.inflate(compressed, length, content));
            return request;
        } finally {
            DataBufferUtils.release(body);
        }
    }

    private WriteRequest.Bounds bounds(Sender sender) {
        long now = clock.millis();
        return new WriteRequest.Bounds(
                now - kept.retention(sender.tenant().id()).toMillis(),
                now + limits.future().toMillis(),
                limits.labelsPerPoint());
    }

    /** A thread's own room for what it decodes at the moment; what is larger than usual is not kept. */
    private static byte[] room(ThreadLocal<byte[]> own, int size) {
        byte[] room = own.get();
        if (room.length >= size) {
            return room;
        }
        byte[] larger = new byte[size];
        if (size <= SCRATCH) {
            own.set(larger);
        }
        return larger;
    }
}
