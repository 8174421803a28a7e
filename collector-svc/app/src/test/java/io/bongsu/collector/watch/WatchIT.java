package io.bongsu.collector.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.contracts.Exchanges;
import io.bongsu.contracts.event.WatchEnded;
import io.bongsu.contracts.event.WatchRequested;
import io.bongsu.platform.test.Tokens;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.beans.factory.annotation.Autowired;

@CollectorTest
class WatchIT {
    private static final String REQUESTED = "io.bongsu.event.watch.requested.v1";
    private static final String ENDED = "io.bongsu.event.watch.ended.v1";

    @Autowired
    Telemetry telemetry;

    @Autowired
    ConnectionFactory connections;

    @Autowired
    WatchRepository repository;

    private Bus bus;

    WatchIT(@Autowired ConnectionFactory connections) {
        this.bus = new Bus(connections, Exchanges.WATCHED);
    }

    @BeforeEach
    void listen() {
        bus.close();
        bus = new Bus(connections, Exchanges.WATCHED);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void sampleOfWatchedSeriesIsStoredAnswersAndReachesTheBus() {
        UUID watch = watching(
                new WatchRequested(UUID.randomUUID(), "system.cpu.utilization", Map.of("host.name", "web-1"), null));

        post("web-1", "system.cpu.utilization", 0.97);
        post("web-2", "system.cpu.utilization", 0.5);

        telemetry
                .query("{\"system.cpu.utilization\", \"host.name\"=\"web-1\"}")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("0.97")
                .jsonPath("$.data.result[0].metric['host.name']")
                .isEqualTo("web-1");
        telemetry
                .query("system_cpu_utilization{host_name=\"web-1\"}")
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("0.97");
        await().until(() -> !forwarded(watch).isEmpty());
        ResourceMetrics resource = forwarded(watch).getFirst();
        Metric metric = resource.getScopeMetrics(0).getMetrics(0);
        assertThat(texts(resource.getResource().getAttributesList()))
                .isEqualTo(Map.of("bongsu.watch.id", watch.toString(), "host.name", "web-1"));
        assertThat(metric.getName()).isEqualTo("system.cpu.utilization");
        assertThat(metric.getGauge().getDataPoints(0).getAsDouble()).isEqualTo(0.97);
        assertThat(texts(metric.getGauge().getDataPoints(0).getAttributesList()))
                .isEqualTo(Map.of("host.name", "web-1"));
        assertThat(bus.heard().getFirst().getMessageProperties().<Object>getHeader("tenantid"))
                .isEqualTo(Tokens.DEFAULT.toString());
    }

    @Test
    void endedWatchIsForwardedNoMore() {
        UUID ended = watching(new WatchRequested(UUID.randomUUID(), "ended.metric", Map.of(), null));
        UUID standing = watching(new WatchRequested(UUID.randomUUID(), "ended.metric", Map.of(), null));
        bus.tell("event.watch", ENDED, new WatchEnded(ended));
        await().until(() -> known(ended).isEmpty());

        post("web-1", "ended.metric", 1);

        await().until(() -> !forwarded(standing).isEmpty());
        assertThat(forwarded(ended)).isEmpty();
    }

    @Test
    void resultOfWatchedExpressionReachesTheBusEveryFewSeconds() {
        UUID watch = watching(
                new WatchRequested(UUID.randomUUID(), null, Map.of(), "max by (\"host.name\") (expr_metric) * 2"));

        post("web-3", "expr.metric", 21);

        await().atMost(Duration.ofSeconds(20)).until(() -> forwarded(watch).size() >= 2);
        ResourceMetrics resource = forwarded(watch).getFirst();
        assertThat(texts(resource.getResource().getAttributesList())).containsEntry("host.name", "web-3");
        assertThat(resource.getScopeMetrics(0)
                        .getMetrics(0)
                        .getGauge()
                        .getDataPoints(0)
                        .getAsDouble())
                .isEqualTo(42);
    }

    @Test
    void otherTenantsSamplesAreNotForwarded() {
        UUID watch = watching(new WatchRequested(UUID.randomUUID(), "tenant.metric", Map.of(), null));
        String acme = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));

        telemetry
                .post("/v1/metrics", Telemetry.gauge("a", "tenant.metric", 1, System.currentTimeMillis()), acme)
                .expectStatus()
                .isOk();
        post("b", "tenant.metric", 2);

        await().until(() -> !forwarded(watch).isEmpty());
        assertThat(forwarded(watch))
                .allSatisfy(resource -> assertThat(texts(resource.getResource().getAttributesList()))
                        .containsEntry("host.name", "b"));
    }

    private UUID watching(WatchRequested wish) {
        bus.tell("event.watch", REQUESTED, wish);
        await().until(() -> !known(wish.watchId()).isEmpty());
        return wish.watchId();
    }

    private List<Watch> known(UUID id) {
        return repository.all().blockOptional().orElseThrow().stream()
                .filter(watch -> watch.id().equals(id))
                .toList();
    }

    private void post(String host, String metric, double value) {
        telemetry
                .post("/v1/metrics", Telemetry.gauge(host, metric, value, System.currentTimeMillis()))
                .expectStatus()
                .isOk();
    }

    private List<ResourceMetrics> forwarded(UUID watch) {
        return bus.heard().stream()
                .flatMap(message -> request(message).getResourceMetricsList().stream())
                .filter(resource -> watch.toString()
                        .equals(texts(resource.getResource().getAttributesList())
                                .get(WatchedTelemetry.WATCH)))
                .toList();
    }

    private static ExportMetricsServiceRequest request(Message message) {
        try {
            return ExportMetricsServiceRequest.parseFrom(message.getBody());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> texts(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toMap(KeyValue::getKey, one -> one.getValue().getStringValue()));
    }
}
