package io.bongsu.event.situation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.event.AlertBrief;
import io.bongsu.contracts.event.SituationChanged;
import io.bongsu.contracts.event.SituationClosed;
import io.bongsu.contracts.event.SituationOpened;
import io.bongsu.event.alert.AlertGroups;
import io.bongsu.event.alert.AlertView;
import io.bongsu.event.alert.AlertsOf;
import io.bongsu.event.decision.Decision;
import io.bongsu.event.decision.Decisions;
import io.bongsu.event.situation.Situation.State;
import io.bongsu.event.situation.SituationRepository.Tallied;
import io.bongsu.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One situation per entity and time: an alert joins the one that is open or was a moment ago, else begins one. */
@Component
class SituationGroups implements AlertGroups {
    static final int MOST_TOLD = 100;

    private final SituationRepository situations;
    private final AlertsOf alerts;
    private final Decisions decisions;
    private final Outbox outbox;
    private final SituationProperties properties;
    private final Clock clock;

    SituationGroups(
            SituationRepository situations,
            AlertsOf alerts,
            Decisions decisions,
            Outbox outbox,
            SituationProperties properties,
            Clock clock) {
        this.situations = situations;
        this.alerts = alerts;
        this.decisions = decisions;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Mono<Map<UUID, Group>> join(Collection<EntityRef> entities) {
        Instant now = clock.instant();
        Map<UUID, Group> groups = new HashMap<>();
        return situations
                .joinable(
                        entities.stream().map(EntityRef::id).toList(),
                        now.minus(properties.joinableFor()),
                        now.minus(properties.window()))
                .doOnNext(found -> groups.put(found.entity().id(), new Group(found.id(), false)))
                .thenMany(Flux.fromIterable(entities))
                .filter(entity -> !groups.containsKey(entity.id()))
                .concatMap(entity -> open(entity, now).doOnNext(group -> groups.put(entity.id(), group)))
                .then(Mono.fromSupplier(() -> Map.copyOf(groups)));
    }

    private Mono<Group> open(EntityRef entity, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return situations.add(id, entity, now).thenReturn(new Group(id, true));
    }

    @Override
    public Mono<Void> settle(Collection<UUID> situationIds) {
        return Flux.fromIterable(situationIds)
                .concatMap(situations::tally)
                .concatMap(this::settle)
                .then();
    }

    private Mono<Void> settle(Tallied tallied) {
        Instant now = clock.instant();
        return alerts.situation(tallied.situation().id(), MOST_TOLD)
                .collectList()
                .flatMap(worst -> {
                    Situation before = tallied.situation();
                    Situation after = before.settled(tallied.tally(), worst, now);
                    return situations
                            .settle(after)
                            .then(trace(before, after, now))
                            .then(tell(before, after, worst, now));
                });
    }

    private Mono<Void> trace(Situation before, Situation after, Instant now) {
        if (before.state() == after.state()) {
            return Mono.empty();
        }
        String step = after.state() == State.CLOSED ? "closed" : before.state() == State.NEW ? "opened" : "reopened";
        String reason = after.state() == State.CLOSED ? "all alerts are resolved" : after.title();
        return decisions.add(List.of(
                Decision.aboutSituation(now, after.id(), step, SituationRepository.word(after.state()), reason, "")));
    }

    private Mono<Void> tell(Situation before, Situation after, List<AlertView> worst, Instant now) {
        List<AlertBrief> briefs = worst.stream().map(AlertsOf::brief).toList();
        if (before.state() == State.NEW) {
            // Raised and over in one breath: it was there all the same, and its end is told at once.
            Mono<Void> opened = outbox.add(after.id(), opened(after, briefs));
            return after.state() == State.CLOSED
                    ? opened.then(outbox.add(after.id(), closed(after, briefs, now)))
                    : opened;
        }
        if (after.state() == State.CLOSED && before.state() != State.CLOSED) {
            return outbox.add(after.id(), closed(after, briefs, now));
        }
        return outbox.add(after.id(), changed(after, briefs, now));
    }

    private static SituationOpened opened(Situation situation, List<AlertBrief> alerts) {
        return new SituationOpened(
                situation.id(),
                situation.title(),
                situation.severity(),
                situation.alertCount(),
                alerts,
                situation.openedAt());
    }

    private static SituationChanged changed(Situation situation, List<AlertBrief> alerts, Instant now) {
        return new SituationChanged(
                situation.id(), situation.title(), situation.severity(), situation.alertCount(), alerts, now);
    }

    private static SituationClosed closed(Situation situation, List<AlertBrief> alerts, Instant now) {
        return new SituationClosed(
                situation.id(), situation.title(), situation.severity(), situation.alertCount(), alerts, now);
    }
}
