package io.bongsu.collector.otlp;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.collector.wire.KeyedHash;
import io.bongsu.collector.wire.Wire;
import io.bongsu.platform.problem.Failure;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What metrics do these bytes say? Walked without objects; what the walk does not understand the generated classes explain. */
@Component
class MetricsDecoder {
    private static final String MESSAGE = "ExportMetricsServiceRequest";

    private final Intake intake;
    private final Aliases aliases;
    private final KnownResources resources;
    private final ExemplarSink exemplars;
    private final OtlpProperties properties;

    MetricsDecoder(
            Intake intake,
            Aliases aliases,
            KnownResources resources,
            ExemplarSink exemplars,
            OtlpProperties properties) {
        this.exemplars = exemplars;
        this.intake = intake;
        this.aliases = aliases;
        this.resources = resources;
        this.properties = properties;
    }

    /**
     * @throws Failure that says in which field and at which byte the body is wrong
     */
    MetricsRequest decode(Sender sender, byte[] body, Times times) {
        try {
            return request(sender, body, times).read();
        } catch (Unusual | Failure e) {
            return request(sender, plain(body), times).read();
        }
    }

    private MetricsRequest request(Sender sender, byte[] body, Times times) {
        UUID tenant = sender.tenant().id();
        KeyedHash hash = new KeyedHash(tenant);
        return new MetricsRequest(
                sender,
                intake.book(),
                resources,
                new Wire(body, MESSAGE),
                hash,
                new PointSeries(tenant, intake.book(), aliases, hash, properties.labelsPerPoint()),
                new Taken(times, exemplars));
    }

    /** The same message as every encoder would write it. */
    private static byte[] plain(byte[] body) {
        OtlpProtobuf.read(body, ExportMetricsServiceRequest.getDefaultInstance());
        try {
            return DiscardUnknownFieldsParser.wrap(ExportMetricsServiceRequest.parser())
                    .parseFrom(body)
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }
}
