package io.bongsu.collector.otlp;

import com.google.protobuf.Any;
import com.google.protobuf.MessageLite;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.bongsu.collector.cluster.OwnerClient;
import io.bongsu.collector.cluster.Ownership;
import io.bongsu.collector.cluster.Standing;
import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.ingest.Senders;
import io.bongsu.platform.problem.Failure;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.logs.v1.LogsServiceGrpc;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** OTLP's three gRPC services. */
@Component
class OtlpGrpc {
    static final Context.Key<String> KEY = Context.key("ingest-key");
    private static final MediaType PROTOBUF = MediaType.parseMediaType("application/x-protobuf");
    private static final Logger LOG = LoggerFactory.getLogger(OtlpGrpc.class);

    private final Otlp otlp;
    private final Senders senders;
    private final InFlight inFlight;
    private final Ownership ownership;
    private final OwnerClient owners;

    OtlpGrpc(Otlp otlp, Senders senders, InFlight inFlight, Ownership ownership, OwnerClient owners) {
        this.otlp = otlp;
        this.senders = senders;
        this.inFlight = inFlight;
        this.ownership = ownership;
        this.owners = owners;
    }

    List<BindableService> all() {
        return List.of(new Metrics(), new Traces(), new Logs());
    }

    private final class Metrics extends MetricsServiceGrpc.MetricsServiceImplBase {
        @Override
        public void export(ExportMetricsServiceRequest request, StreamObserver<ExportMetricsServiceResponse> observer) {
            String key = KEY.get();
            answer(
                    request,
                    observer,
                    (sender, message) -> ownership
                            .elsewhere()
                            .map(owner -> handedOver(owner, key, message))
                            .orElseGet(() -> otlp.metrics(sender, message)));
        }
    }

    private final class Traces extends TraceServiceGrpc.TraceServiceImplBase {
        @Override
        public void export(ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> observer) {
            answer(request, observer, otlp::traces);
        }
    }

    private final class Logs extends LogsServiceGrpc.LogsServiceImplBase {
        @Override
        public void export(ExportLogsServiceRequest request, StreamObserver<ExportLogsServiceResponse> observer) {
            answer(request, observer, otlp::logs);
        }
    }

    /** By HTTP, whichever way it came: the owner of the store asks for the key again. */
    private Mono<ExportMetricsServiceResponse> handedOver(
            Standing.Elsewhere owner, String key, ExportMetricsServiceRequest request) {
        return owners.post(owner, "/v1/metrics", PROTOBUF, request.toByteArray(), Senders.HEADER, key)
                .flatMap(answer -> Mono.fromCallable(() -> ExportMetricsServiceResponse.parseFrom(answer)));
    }

    private <Q extends MessageLite, A> void answer(
            Q request, StreamObserver<A> observer, BiFunction<Sender, Q, Mono<A>> use) {
        Flux.using(
                        inFlight::lease,
                        lease -> senders.sender(KEY.get()).flatMap(sender -> {
                            lease.take(request.getSerializedSize());
                            return use.apply(sender, request);
                        }),
                        InFlight.Lease::close)
                .subscribe(observer::onNext, error -> observer.onError(status(error)), observer::onCompleted);
    }

    private static RuntimeException status(Throwable error) {
        if (StoreTrouble.told(error) instanceof Failure failure) {
            Status.Builder status = Status.newBuilder()
                    .setCode(OtlpAnswer.code(failure.status()).value())
                    .setMessage(OtlpAnswer.message(failure));
            if (failure.headers().containsKey("Retry-After")) {
                RetryInfo.Builder retry = RetryInfo.newBuilder();
                retry.getRetryDelayBuilder().setSeconds(1);
                status.addDetails(Any.pack(retry.build()));
            }
            return StatusProto.toStatusRuntimeException(status.build());
        }
        LOG.atError().setCause(error).log("unexpected error");
        return io.grpc.Status.INTERNAL
                .withDescription("Something went wrong on our side")
                .asRuntimeException();
    }
}
