package io.bongsu.collector.otlp;

import com.google.protobuf.Message;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.ingest.Senders;
import io.bongsu.collector.wire.Decoding;
import io.bongsu.platform.problem.Failure;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** OTLP over HTTP. Not in our OpenAPI: OpenTelemetry publishes what these paths speak. */
@RestController
@Hidden
class OtlpController {
    private static final MediaType PROTOBUF = MediaType.parseMediaType("application/x-protobuf");
    private final Senders senders;
    private final OtlpBody bodies;
    private final InFlight inFlight;
    private final Otlp otlp;
    private final Decoding decoding;

    OtlpController(Senders senders, OtlpBody bodies, InFlight inFlight, Decoding decoding, Otlp otlp) {
        this.senders = senders;
        this.bodies = bodies;
        this.inFlight = inFlight;
        this.decoding = decoding;
        this.otlp = otlp;
    }

    @PostMapping("/v1/metrics")
    Mono<ResponseEntity<byte[]>> metrics(ServerHttpRequest request) {
        boolean json = isJson(request.getHeaders());
        return answer(
                request,
                json,
                lease -> bodies.read(request, lease).flatMap(bytes -> json ? plain(bytes) : Mono.just(bytes)),
                otlp::metrics);
    }

    private Mono<byte[]> plain(byte[] json) {
        return decoding.of(
                json.length,
                () -> OtlpJson.read(json, ExportMetricsServiceRequest.getDefaultInstance())
                        .toByteArray());
    }

    @PostMapping("/v1/traces")
    Mono<ResponseEntity<byte[]>> traces(ServerHttpRequest request) {
        boolean json = isJson(request.getHeaders());
        return answer(
                request,
                json,
                lease -> decoded(request, ExportTraceServiceRequest.getDefaultInstance(), json, lease),
                (sender, message) -> otlp.traces(sender, (ExportTraceServiceRequest) message));
    }

    @PostMapping("/v1/logs")
    Mono<ResponseEntity<byte[]>> logs(ServerHttpRequest request) {
        boolean json = isJson(request.getHeaders());
        return answer(
                request,
                json,
                lease -> decoded(request, ExportLogsServiceRequest.getDefaultInstance(), json, lease),
                (sender, message) -> otlp.logs(sender, (ExportLogsServiceRequest) message));
    }

    private <T> Mono<ResponseEntity<byte[]>> answer(
            ServerHttpRequest request,
            boolean json,
            Function<InFlight.Lease, Mono<T>> read,
            BiFunction<Sender, T, Mono<? extends Message>> use) {
        return senders.sender(request.getHeaders().getFirst(Senders.HEADER))
                .flatMap(sender -> contentType(request.getHeaders()).thenReturn(sender))
                .flatMap(sender -> Flux.using(
                                inFlight::lease,
                                lease -> read.apply(lease).flatMap(content -> use.apply(sender, content)),
                                InFlight.Lease::close)
                        .single())
                .map(message -> OtlpAnswer.of(message, json))
                .onErrorMap(StoreTrouble::told)
                .onErrorResume(
                        Failure.class,
                        failure -> wantsStatus(request.getHeaders())
                                ? Mono.just(OtlpAnswer.status(failure))
                                : Mono.error(failure));
    }

    private Mono<Message> decoded(ServerHttpRequest request, Message prototype, boolean json, InFlight.Lease lease) {
        return bodies.read(request, lease)
                .flatMap(bytes -> decoding.of(
                        bytes.length,
                        () -> json ? OtlpJson.read(bytes, prototype) : OtlpProtobuf.read(bytes, prototype)));
    }

    private static Mono<Void> contentType(HttpHeaders headers) {
        return isJson(headers) || isProtobuf(headers) ? Mono.empty() : Mono.error(OtlpFailure.contentType());
    }

    /** Protobuf senders read google.rpc.Status, unless they say that they would rather have a problem document. */
    private static boolean wantsStatus(HttpHeaders headers) {
        return isProtobuf(headers)
                && headers.getAccept().stream()
                        .noneMatch(type -> type.getSubtype().endsWith("json"));
    }

    private static boolean isJson(HttpHeaders headers) {
        return is(headers, MediaType.APPLICATION_JSON);
    }

    private static boolean isProtobuf(HttpHeaders headers) {
        return is(headers, PROTOBUF);
    }

    private static boolean is(HttpHeaders headers, MediaType wanted) {
        MediaType type = contentTypeOf(headers);
        return type != null && wanted.equalsTypeAndSubtype(type);
    }

    private static @Nullable MediaType contentTypeOf(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (RuntimeException e) {
            return null; // not even a media type
        }
    }
}
