package io.bongsu.collector.otlp;

import static io.bongsu.collector.otlp.Rejections.quoted;

import com.google.protobuf.ByteString;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.traces.Span;
import io.bongsu.collector.traces.SpanBatch;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which spans are in this request? */
final class SpanMapping {
    private static final int LONGEST_NAME = 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final UUID tenant;
    private final Times times;
    private final Rejections rejections = new Rejections();
    private final List<Span> spans = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();

    SpanMapping(UUID tenant, Times times) {
        this.tenant = tenant;
        this.times = times;
    }

    SpanBatch map(ExportTraceServiceRequest request) {
        for (ResourceSpans one : request.getResourceSpansList()) {
            Map<String, String> attributes =
                    Attributes.storableTexts(one.getResource().getAttributesList());
            Resource resource = Resources.of(tenant, attributes, "otlp");
            int before = spans.size();
            one.getScopeSpansList().forEach(scope -> scope.getSpansList().forEach(span -> map(resource, span)));
            if (spans.size() > before) {
                sightings.addAll(resource.sightings());
            }
        }
        return new SpanBatch(tenant, List.copyOf(spans), List.copyOf(sightings));
    }

    Rejections rejections() {
        return rejections;
    }

    private void map(Resource resource, io.opentelemetry.proto.trace.v1.Span span) {
        String reason = reason(span);
        if (!reason.isEmpty()) {
            rejections.add(reason, "span " + quoted(span.getName()));
            return;
        }
        Map<String, String> attributes = Attributes.storableTexts(span.getAttributesList());
        spans.add(new Span(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                resource.serviceName(),
                resource.labels().getOrDefault("service.namespace", ""),
                shortened(Attributes.storable(span.getName())),
                kind(span.getKind()),
                span.getStartTimeUnixNano(),
                Math.max(span.getStartTimeUnixNano(), span.getEndTimeUnixNano()),
                status(span.getStatus()),
                Attributes.json(resource.labels(), span.getAttributesList()),
                resource.service(),
                Peers.of(tenant, attributes)));
    }

    private String reason(io.opentelemetry.proto.trace.v1.Span span) {
        if (!isId(span.getTraceId(), 16)) {
            return "trace_id is 16 bytes, not all zero";
        }
        if (!isId(span.getSpanId(), 8)) {
            return "span_id is 8 bytes, not all zero";
        }
        if (!span.getParentSpanId().isEmpty() && span.getParentSpanId().size() != 8) {
            return "parent_span_id is empty or 8 bytes";
        }
        return times.reason(span.getStartTimeUnixNano());
    }

    private static boolean isId(ByteString id, int size) {
        if (id.size() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (id.byteAt(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private static String hex(ByteString id) {
        return HEX.formatHex(id.toByteArray());
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String kind(io.opentelemetry.proto.trace.v1.Span.SpanKind kind) {
        return switch (kind) {
            case SPAN_KIND_INTERNAL -> "internal";
            case SPAN_KIND_SERVER -> "server";
            case SPAN_KIND_CLIENT -> "client";
            case SPAN_KIND_PRODUCER -> "producer";
            case SPAN_KIND_CONSUMER -> "consumer";
            case SPAN_KIND_UNSPECIFIED, UNRECOGNIZED -> "unspecified";
        };
    }

    private static String status(Status status) {
        return switch (status.getCode()) {
            case STATUS_CODE_OK -> "ok";
            case STATUS_CODE_ERROR -> "error";
            case STATUS_CODE_UNSET, UNRECOGNIZED -> "unset";
        };
    }
}
