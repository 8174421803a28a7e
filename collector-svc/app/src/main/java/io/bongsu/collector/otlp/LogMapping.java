package io.bongsu.collector.otlp;

import static io.bongsu.collector.otlp.Rejections.quoted;

import com.google.protobuf.ByteString;
import io.bongsu.collector.logs.LogBatch;
import io.bongsu.collector.logs.LogRecord;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Which log records are in this request? Without a time of its own a record has the time it was seen. */
final class LogMapping {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");
    private static final HexFormat HEX = HexFormat.of();

    private final UUID tenant;
    private final Times times;
    private final Rejections rejections = new Rejections();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();

    LogMapping(UUID tenant, Times times) {
        this.tenant = tenant;
        this.times = times;
    }

    LogBatch map(ExportLogsServiceRequest request) {
        for (ResourceLogs one : request.getResourceLogsList()) {
            Resource resource = Resources.of(
                    tenant, Attributes.storableTexts(one.getResource().getAttributesList()), "otlp");
            int before = records.size();
            one.getScopeLogsList().forEach(scope -> scope.getLogRecordsList().forEach(log -> map(resource, log)));
            if (records.size() > before) {
                sightings.addAll(resource.sightings());
            }
        }
        return new LogBatch(tenant, List.copyOf(records), List.copyOf(sightings));
    }

    Rejections rejections() {
        return rejections;
    }

    private void map(Resource resource, io.opentelemetry.proto.logs.v1.LogRecord log) {
        long at = at(log);
        String body = Attributes.storable(Attributes.text(log.getBody()));
        String reason = times.reason(at);
        if (!reason.isEmpty()) {
            rejections.add(reason, "log record " + quoted(body));
            return;
        }
        records.add(new LogRecord(
                at,
                log.getSeverityNumberValue(),
                severity(log),
                resource.serviceName(),
                body,
                hex(log.getTraceId(), 16),
                hex(log.getSpanId(), 8),
                Attributes.json(resource.labels(), log.getAttributesList())));
    }

    private long at(io.opentelemetry.proto.logs.v1.LogRecord log) {
        if (log.getTimeUnixNano() != 0) {
            return log.getTimeUnixNano();
        }
        return log.getObservedTimeUnixNano() != 0
                ? log.getObservedTimeUnixNano()
                : times.now().toEpochMilli() * 1_000_000;
    }

    private static String severity(io.opentelemetry.proto.logs.v1.LogRecord log) {
        int number = log.getSeverityNumberValue();
        if (!log.getSeverityText().isEmpty()) {
            return Attributes.storable(log.getSeverityText());
        }
        return number >= 1 && number <= 24 ? LEVELS.get((number - 1) / 4) : "";
    }

    private static String hex(ByteString id, int size) {
        return id.size() == size ? HEX.formatHex(id.toByteArray()) : "";
    }
}
