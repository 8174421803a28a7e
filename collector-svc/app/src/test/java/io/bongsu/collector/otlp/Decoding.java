package io.bongsu.collector.otlp;

import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.Batch;
import io.bongsu.collector.metrics.Books;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Sample;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** A decoder on its own, with a store of names behind it. */
final class Decoding {
    static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final Sender SENDER = new Sender(new Tenant(TENANT), new UUID(0, 7), "test");

    private final Intake intake;
    private final MetricsDecoder decoder;
    private Rejections rejections = new Rejections();

    Decoding(int labelsPerPoint, int seriesPerMetric) {
        this(labelsPerPoint, seriesPerMetric, (series, at, value, labels) -> {});
    }

    Decoding(int labelsPerPoint, int seriesPerMetric, ExemplarSink exemplars) {
        intake = Books.intake(seriesPerMetric);
        decoder =
                new MetricsDecoder(intake, new Aliases(), new KnownResources(), exemplars, properties(labelsPerPoint));
    }

    static Times times() {
        return new Times(NOW, Duration.ofDays(30), Duration.ofMinutes(10));
    }

    private static OtlpProperties properties(int labelsPerPoint) {
        return new OtlpProperties(
                -1,
                -1,
                "127.0.0.1",
                DataSize.ofMegabytes(16),
                DataSize.ofMegabytes(20),
                labelsPerPoint,
                Duration.ofMinutes(10),
                Duration.ofDays(30));
    }

    MetricsRequest request(byte[] body) {
        return decoder.decode(SENDER, body, times());
    }

    /** Its samples without {@code target_info}. */
    Batch batch(byte[] body) {
        MetricsRequest request = request(body);
        rejections = request.rejections();
        Points points = request.points();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (!points.series(i).stored().metric().equals(TargetInfo.METRIC)) {
                samples.add(new Sample(points.series(i).series(), points.time(i), points.value(i)));
            }
        }
        return new Batch(TENANT, samples, request.sightings());
    }

    /** Of the last batch. */
    Rejections rejections() {
        return rejections;
    }

    Intake intake() {
        return intake;
    }
}
