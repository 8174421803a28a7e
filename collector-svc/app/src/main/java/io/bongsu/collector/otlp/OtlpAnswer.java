package io.bongsu.collector.otlp;

import com.google.protobuf.Message;
import com.google.rpc.Status;
import io.bongsu.platform.problem.Failure;
import io.grpc.Status.Code;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers in the encoding of the request. */
final class OtlpAnswer {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MediaType PROTOBUF = MediaType.parseMediaType("application/x-protobuf");

    private OtlpAnswer() {}

    static ResponseEntity<byte[]> of(Message message, boolean json) {
        return json
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(JSON.writeValueAsBytes(json(message)))
                : ResponseEntity.ok().contentType(PROTOBUF).body(message.toByteArray());
    }

    /** OTLP/HTTP with protobuf: the body of a 4xx or 5xx is a google.rpc.Status. */
    static ResponseEntity<byte[]> status(Failure failure) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(failure.status()).contentType(PROTOBUF);
        failure.headers().forEach(answer::header);
        return answer.body(Status.newBuilder()
                .setCode(code(failure.status()).value())
                .setMessage(message(failure))
                .build()
                .toByteArray());
    }

    /** What is wrong, and where: a Status has no field for the place. */
    static String message(Failure failure) {
        String message = String.valueOf(failure.getMessage());
        String where =
                failure.errors().isEmpty() ? "" : failure.errors().getFirst().pointer();
        return where.isEmpty() || message.contains(where) ? message : message + " (" + where + ")";
    }

    static Code code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> Code.UNAUTHENTICATED;
            case FORBIDDEN -> Code.PERMISSION_DENIED;
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> Code.UNAVAILABLE;
            default -> status.is5xxServerError() ? Code.INTERNAL : Code.INVALID_ARGUMENT;
        };
    }

    private static Map<String, Object> json(Message message) {
        return switch (message) {
            case ExportMetricsServiceResponse metrics
            when metrics.hasPartialSuccess() ->
                partial(
                        "rejectedDataPoints",
                        metrics.getPartialSuccess().getRejectedDataPoints(),
                        metrics.getPartialSuccess().getErrorMessage());
            case ExportTraceServiceResponse traces
            when traces.hasPartialSuccess() ->
                partial(
                        "rejectedSpans",
                        traces.getPartialSuccess().getRejectedSpans(),
                        traces.getPartialSuccess().getErrorMessage());
            case ExportLogsServiceResponse logs
            when logs.hasPartialSuccess() ->
                partial(
                        "rejectedLogRecords",
                        logs.getPartialSuccess().getRejectedLogRecords(),
                        logs.getPartialSuccess().getErrorMessage());
            default -> Map.of();
        };
    }

    private static Map<String, Object> partial(String name, long count, String message) {
        Map<String, Object> partial = new LinkedHashMap<>();
        partial.put(name, Long.toString(count)); // int64 is a string in protobuf's JSON
        partial.put("errorMessage", message);
        return Map.of("partialSuccess", partial);
    }
}
