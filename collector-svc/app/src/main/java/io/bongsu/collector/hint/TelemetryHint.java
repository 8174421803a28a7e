package io.bongsu.collector.hint;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.collector.metrics.CommitObserver;
import io.bongsu.collector.metrics.Points;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.TelemetryReceived;
import io.bongsu.platform.messaging.CloudEvent;
import io.bongsu.platform.messaging.FactTypes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** Which entities have new samples? Said soon after the commit, at most once a second and tenant. */
@Component
class TelemetryHint implements CommitObserver, SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MOST_ENTITIES = 100;

    private final RabbitTemplate rabbit;
    private final JsonMapper json;
    private final Clock clock;
    private final Counter lost;
    private final Map<UUID, Pending> pending = new ConcurrentHashMap<>();
    /** Publishing may wait for the broker: never on an event loop. */
    private final Scheduler publishing = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());

    private final Disposable.Swap running = Disposables.swap();

    TelemetryHint(RabbitTemplate rabbit, JsonMapper json, Clock clock, MeterRegistry meters) {
        this.rabbit = rabbit;
        this.json = json;
        this.clock = clock;
        this.lost = meters.counter("bongsu.collector.hints.lost");
    }

    private static final class Pending {
        /** By identity, series share them: this is asked for every sample. */
        private final Set<EntityRef> entities = Collections.newSetFromMap(new IdentityHashMap<>());

        private long until;
        private Instant notBefore = Instant.EPOCH;
    }

    @Override
    public void committed(UUID tenant, Points points) {
        if (points.size() == 0) {
            return;
        }
        Pending one = pending.computeIfAbsent(tenant, _ -> new Pending());
        synchronized (one) {
            for (int i = 0; i < points.size(); i++) {
                one.until = Math.max(one.until, points.time(i));
            }
            addEntities(points, one.entities);
        }
    }

    /** Every commit passes here before it is acknowledged: no series is looked at once enough entities are known. */
    private static void addEntities(Points points, Set<EntityRef> entities) {
        EntityRef before = null;
        for (int i = 0; i < points.size() && entities.size() < MOST_ENTITIES; i++) {
            EntityRef entity = points.series(i).entity();
            if (entity != null && !entity.equals(before)) {
                entities.add(entity);
            }
            before = entity;
        }
    }

    @Override
    public void start() {
        running.update(Flux.interval(LOOK, LOOK)
                .onBackpressureDrop()
                .concatMap(tick -> tell())
                .subscribe());
    }

    private Mono<Void> tell() {
        List<Message> due = new ArrayList<>();
        pending.forEach((tenant, one) -> {
            synchronized (one) {
                Instant now = clock.instant();
                if (one.until > 0 && !now.isBefore(one.notBefore)) {
                    due.add(message(
                            tenant, new TelemetryReceived(List.copyOf(one.entities), Instant.ofEpochMilli(one.until))));
                    one.entities.clear();
                    one.until = 0;
                    one.notBefore = now.plus(REST);
                }
            }
        });
        return due.isEmpty()
                ? Mono.empty()
                : Mono.<Void>fromRunnable(() -> due.forEach(this::publish)).subscribeOn(publishing);
    }

    private void publish(Message message) {
        String type = FactTypes.of(TelemetryReceived.class);
        try {
            rabbit.send(FactTypes.exchangeOf(type), type, message);
        } catch (AmqpException e) {
            lost.increment(); // the next one comes in a second
        }
    }

    private Message message(UUID tenant, TelemetryReceived fact) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        CloudEvent event = new CloudEvent(
                "1.0",
                id,
                "/collector-svc",
                FactTypes.of(TelemetryReceived.class),
                tenant.toString(),
                clock.instant(),
                "application/json",
                tenant,
                tenant.toString(),
                null,
                json.valueToTree(fact));
        MessageProperties properties = new MessageProperties();
        properties.setContentType("application/json");
        properties.setDeliveryMode(MessageDeliveryMode.NON_PERSISTENT);
        properties.setMessageId(id.toString());
        properties.setHeader("tenantid", tenant.toString());
        return new Message(json.writeValueAsBytes(event), properties);
    }

    @Override
    public void stop() {
        running.update(Disposables.disposed());
    }

    @Override
    public boolean isRunning() {
        return running.get() != null && !running.isDisposed();
    }
}
