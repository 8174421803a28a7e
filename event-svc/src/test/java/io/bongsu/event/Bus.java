package io.bongsu.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.contracts.Exchanges;
import io.bongsu.platform.messaging.FactTypes;
import io.bongsu.platform.test.Tokens;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.MetricsData;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The neighbours of the service: tells it facts and samples, hears what it tells. */
public final class Bus {
    public static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> HEARD = List.of("event.alert", "event.situation", "event.watch", "event.rule");

    private final RabbitTemplate rabbit;
    private final String queue = "test-" + UUID.randomUUID();
    private final List<JsonNode> heard = new ArrayList<>();

    public Bus(RabbitTemplate rabbit, AmqpAdmin admin) {
        this.rabbit = rabbit;
        Queue mine = new Queue(queue, false, false, true);
        admin.declareQueue(mine);
        HEARD.forEach(exchange -> admin.declareBinding(
                BindingBuilder.bind(mine).to(new TopicExchange(exchange)).with("#")));
    }

    /** All facts of this kind so far, in the order they were told. */
    public synchronized <T> List<T> heard(Class<T> type) {
        for (Message message = rabbit.receive(queue); message != null; message = rabbit.receive(queue)) {
            heard.add(JSON.readTree(message.getBody()));
        }
        String name = FactTypes.of(type);
        return heard.stream()
                .filter(event -> name.equals(event.path("type").stringValue()))
                .map(event -> JSON.treeToValue(event.path("data"), type))
                .toList();
    }

    public <T> List<T> heard(Class<T> type, Predicate<T> which) {
        return heard(type).stream().filter(which).toList();
    }

    /** Waits for the first such fact. */
    public <T> T awaitFact(Class<T> type, Predicate<T> which) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(heard(type, which)).isNotEmpty());
        return heard(type, which).getLast();
    }

    public void tell(UUID tenant, Object fact) {
        send(tenant, UUID.randomUUID(), fact);
    }

    public void send(UUID tenant, UUID id, Object fact) {
        String type = FactTypes.of(fact.getClass());
        String event = """
                {"specversion":"1.0","id":"%s","source":"/test","type":"%s","subject":"s","time":"2026-11-21T00:00:00Z",
                 "datacontenttype":"application/json","tenantid":"%s","partitionkey":"s","data":%s}""".formatted(id, type, tenant, JSON.writeValueAsString(fact));
        rabbit.send(
                FactTypes.exchangeOf(type),
                type,
                MessageBuilder.withBody(event.getBytes(StandardCharsets.UTF_8)).build());
    }

    /** A watched sample of tenant default. */
    public void sample(UUID rule, double value, Instant at, Map<String, String> labels) {
        samples(Tokens.DEFAULT, UUID.randomUUID(), otlp(rule, point(value, at, labels)));
    }

    public void samples(UUID tenant, UUID messageId, byte[] otlp) {
        rabbit.send(
                Exchanges.WATCHED,
                "sample",
                MessageBuilder.withBody(otlp)
                        .setContentType("application/x-protobuf")
                        .setMessageId(messageId.toString())
                        .setHeader("tenantid", tenant.toString())
                        .build());
    }

    public static NumberDataPoint point(double value, Instant at, Map<String, String> labels) {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setAsDouble(value)
                .setTimeUnixNano(at.getEpochSecond() * 1_000_000_000L + at.getNano());
        labels.forEach((name, text) -> point.addAttributes(attribute(name, text)));
        return point.build();
    }

    public static byte[] otlp(UUID watch, NumberDataPoint... points) {
        return MetricsData.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(
                                Resource.newBuilder().addAttributes(attribute("bongsu.watch.id", watch.toString())))
                        .addScopeMetrics(ScopeMetrics.newBuilder()
                                .addMetrics(Metric.newBuilder()
                                        .setName("system.cpu.utilization")
                                        .setGauge(Gauge.newBuilder().addAllDataPoints(List.of(points))))))
                .build()
                .toByteArray();
    }

    private static KeyValue attribute(String name, String text) {
        return KeyValue.newBuilder()
                .setKey(name)
                .setValue(AnyValue.newBuilder().setStringValue(text))
                .build();
    }
}
