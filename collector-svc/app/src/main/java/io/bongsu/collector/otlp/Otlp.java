package io.bongsu.collector.otlp;

import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.logs.LogStore;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.Write;
import io.bongsu.collector.traces.TraceStore;
import io.bongsu.collector.wire.Decoding;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes a decoded request of a known sender: the one way in, whichever protocol it came by. */
@Component
class Otlp {
    private final MetricsDecoder decoder;
    private final Intake metrics;
    private final TraceStore traces;
    private final LogStore logs;
    private final OtlpProperties properties;
    private final MetricsProperties kept;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Decoding decoding;

    Otlp(
            MetricsDecoder decoder,
            Intake metrics,
            OtlpProperties properties,
            MetricsProperties kept,
            TraceStore traces,
            LogStore logs,
            Decoding decoding,
            Clock clock,
            MeterRegistry meters) {
        this.decoder = decoder;
        this.metrics = metrics;
        this.properties = properties;
        this.kept = kept;
        this.traces = traces;
        this.logs = logs;
        this.decoding = decoding;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param body protobuf
     */
    Mono<ExportMetricsServiceResponse> metrics(Sender sender, byte[] body) {
        Mono<MetricsRequest> read = decoding.of(
                body.length,
                () -> decoder.decode(
                        sender, body, times(kept.retention(sender.tenant().id()))));
        return metrics.ready()
                .then(read)
                .flatMap(request -> metrics.take(
                                new Write(sender.tenant().id(), request.points(), request.sightings(), sender.source()))
                        .then(Mono.fromSupplier(() -> answer(request.rejections()))));
    }

    Mono<ExportTraceServiceResponse> traces(Sender sender, ExportTraceServiceRequest request) {
        return Mono.defer(() -> {
            SpanMapping mapping = new SpanMapping(sender.tenant().id(), times(traces.retention()));
            return traces.append(mapping.map(request)).then(Mono.fromSupplier(() -> {
                ExportTraceServiceResponse.Builder answer = ExportTraceServiceResponse.newBuilder();
                Rejections rejections = mapping.rejections();
                if (!rejections.isEmpty()) {
                    rejected("traces", rejections);
                    answer.getPartialSuccessBuilder()
                            .setRejectedSpans(rejections.count())
                            .setErrorMessage(rejections.message());
                }
                return answer.build();
            }));
        });
    }

    Mono<ExportLogsServiceResponse> logs(Sender sender, ExportLogsServiceRequest request) {
        return Mono.defer(() -> {
            LogMapping mapping = new LogMapping(sender.tenant().id(), times(logs.retention()));
            return logs.append(mapping.map(request)).then(Mono.fromSupplier(() -> {
                ExportLogsServiceResponse.Builder answer = ExportLogsServiceResponse.newBuilder();
                Rejections rejections = mapping.rejections();
                if (!rejections.isEmpty()) {
                    rejected("logs", rejections);
                    answer.getPartialSuccessBuilder()
                            .setRejectedLogRecords(rejections.count())
                            .setErrorMessage(rejections.message());
                }
                return answer.build();
            }));
        });
    }

    /** Nothing is taken that would be dropped at once. */
    private Times times(Duration retention) {
        Duration past = properties.past().compareTo(retention) < 0 ? properties.past() : retention;
        return new Times(clock.instant(), past, properties.future());
    }

    private ExportMetricsServiceResponse answer(Rejections rejections) {
        ExportMetricsServiceResponse.Builder answer = ExportMetricsServiceResponse.newBuilder();
        if (!rejections.isEmpty()) {
            rejected("metrics", rejections);
            answer.setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                    .setRejectedDataPoints(rejections.count())
                    .setErrorMessage(rejections.message()));
        }
        return answer.build();
    }

    private void rejected(String signal, Rejections rejections) {
        meters.counter("bongsu.collector.otlp.rejected", "signal", signal).increment((double) rejections.count());
    }
}
