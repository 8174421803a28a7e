package io.bongsu.collector.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.RemoteWrite.At;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.Books;
import io.bongsu.collector.metrics.Intake;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.contracts.EntityRef;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WriteRequestTest {
    private static final UUID TENANT = new UUID(0, 1);
    private static final Sender SENDER = new Sender(new Tenant(TENANT), new UUID(0, 2), "prometheus");

    private final Intake intake = Books.intake(100);
    private final Aliases aliases = new Aliases();
    private final SeenEntities entities = new SeenEntities();

    private WriteRequest read(RemoteWrite written) {
        byte[] body = written.protobuf();
        WriteRequest request = new WriteRequest(
                SENDER,
                intake.book(),
                aliases,
                entities,
                (series, at, value, labels) -> {},
                new WriteRequest.Bounds(0, 1_000_000, 10));
        request.read(body, body.length);
        return request;
    }

    @Test
    void seriesWithJobAndInstanceIsAboutAnInstanceOfAService() {
        RemoteWrite written = new RemoteWrite()
                .series(Map.of("__name__", "up", "job", "node", "instance", "web1:9100"), new At(1, 1))
                .series(Map.of("__name__", "load", "job", "node", "instance", "web1:9100"), new At(1, 1));

        for (WriteRequest request : new WriteRequest[] {read(written), read(written)}) {
            assertThat(request.points().series(0).entity())
                    .isEqualTo(EntityRef.named(TENANT, "service_instance", "web1:9100"));
            assertThat(request.sightings())
                    .extracting(sighting ->
                            sighting.entity().type() + " " + sighting.entity().name())
                    .containsExactly("service node", "service_instance web1:9100");
        }
    }

    @Test
    void namesOfOpenTelemetryCountBeforeThoseOfPrometheus() {
        WriteRequest request = read(
                new RemoteWrite().series(Map.of("__name__", "up", "job", "node", "host.name", "web1"), new At(1, 1)));

        assertThat(request.points().series(0).entity()).isEqualTo(EntityRef.named(TENANT, "host", "web1"));
    }

    @Test
    void seriesThatNothingIdentifiesIsAboutItsSender() {
        WriteRequest request = read(new RemoteWrite().series(Map.of("__name__", "lonely"), new At(1, 1)));

        assertThat(String.valueOf(request.points().series(0).entity())).contains("sender", "prometheus");
        assertThat(request.sightings()).hasSize(1);
    }

    @Test
    void whatIsSaidOfAMetricIsKnownOfItsParts() {
        read(new RemoteWrite()
                .series(Map.of("__name__", "latency_bucket", "le", "1"), new At(1, 1))
                .metadata(3, "latency", "How long it took", "s"));

        assertThat(String.valueOf(Books.said(intake.book(), TENANT, "latency_bucket")))
                .contains("histogram", "How long it took");
    }

    @Test
    void seriesThatAreLookedUpTogetherStayApart() {
        RemoteWrite some = new RemoteWrite();
        for (int i = 0; i < 100; i += 3) {
            some.series(Map.of("__name__", "up", "n", "" + i), new At(1, i));
        }
        read(some); // now some are known and others are not

        RemoteWrite all = new RemoteWrite();
        for (int i = 0; i < 99; i++) {
            all.series(Map.of("__name__", "up", "n", "" + i), new At(2, i));
            if (i % 40 == 7) {
                all.metadata(1, "up", "It is up", "");
            }
        }
        Points points = read(all).points();

        assertThat(points.size()).isEqualTo(99);
        for (int i = 0; i < 99; i++) {
            assertThat(points.series(i).series().labels().get("n")).isEqualTo("" + i);
            assertThat(points.value(i)).isEqualTo(i);
        }
    }
}
