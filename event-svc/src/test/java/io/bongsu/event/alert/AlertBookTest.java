package io.bongsu.event.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.alert.AlertSignal.AcknowledgedByKey;
import io.bongsu.event.alert.AlertSignal.Calmed;
import io.bongsu.event.alert.AlertSignal.Cleared;
import io.bongsu.event.alert.AlertSignal.ClearedByKey;
import io.bongsu.event.alert.AlertSignal.Pending;
import io.bongsu.event.alert.AlertSignal.Raised;
import io.bongsu.event.alert.AlertStep.What;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertBookTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final AlertSubject SUBJECT =
            AlertSubject.of("rule", EntityRef.named(TENANT, "host", "web1"), "cpu", null);
    private static final Person AGENT = new Person("1", "Agent");

    private static Raised raised(int severity) {
        return new Raised(SUBJECT, severity, "severity " + severity, 0.9, NOW, "why", null, null);
    }

    private static Pending pending() {
        return new Pending(SUBJECT, 3, "soon", 0.9, NOW, "why");
    }

    private static Cleared cleared() {
        return new Cleared(SUBJECT, NOW, "fine");
    }

    private static List<AlertStep> apply(List<Alert> known, AlertSignal... signals) {
        return apply(NOW, known, signals);
    }

    private static List<AlertStep> apply(Instant now, List<Alert> known, AlertSignal... signals) {
        return new AlertBook(known, now, Duration.ofMinutes(5)).apply(List.of(signals));
    }

    private static List<What> what(List<AlertStep> steps) {
        return steps.stream().map(AlertStep::what).toList();
    }

    private static Alert last(List<AlertStep> steps) {
        return Objects.requireNonNull(steps.getLast().after());
    }

    @Test
    void firstSignalRaisesAndTheSecondIsADuplicate() {
        List<AlertStep> steps = apply(List.of(), raised(3), raised(3));
        assertThat(what(steps)).containsExactly(What.RAISED, What.DUPLICATE);
        assertThat(last(steps).count()).isEqualTo(2);
        assertThat(last(steps).version()).isZero();
    }

    @Test
    void severityMayFallButTheWorstIsKept() {
        List<AlertStep> steps = apply(List.of(), raised(5), raised(2));
        assertThat(what(steps)).containsExactly(What.RAISED, What.CHANGED);
        assertThat(last(steps).severity()).isEqualTo(2);
        assertThat(last(steps).worstSeverity()).isEqualTo(5);
    }

    @Test
    void pendingBecomesFiring() {
        List<AlertStep> steps = apply(List.of(), pending(), raised(3));
        assertThat(what(steps)).containsExactly(What.PENDING, What.RAISED);
        assertThat(last(steps).state()).isEqualTo(AlertState.FIRING);
        assertThat(last(steps).id())
                .isEqualTo(Objects.requireNonNull(steps.getFirst().after()).id());
        assertThat(last(steps).count()).isEqualTo(1);
    }

    @Test
    void pendingThatCalmsWasNothing() {
        List<AlertStep> steps = apply(List.of(), pending(), new Calmed(SUBJECT, NOW), raised(3));
        assertThat(what(steps)).containsExactly(What.PENDING, What.CALMED, What.RAISED);
        assertThat(steps.get(1).after()).isNull();
    }

    @Test
    void acknowledgedAlertCountsDuplicatesAndResolves() {
        List<AlertStep> steps =
                apply(List.of(), raised(3), new AcknowledgedByKey(SUBJECT.key(), NOW, AGENT), raised(3), cleared());
        assertThat(what(steps)).containsExactly(What.RAISED, What.ACKNOWLEDGED, What.DUPLICATE, What.RESOLVED);
        assertThat(last(steps).acknowledged()).isNotNull();
    }

    @Test
    void acknowledgingTwiceIsOnce() {
        AcknowledgedByKey acknowledged = new AcknowledgedByKey(SUBJECT.key(), NOW, AGENT);
        assertThat(what(apply(List.of(), raised(3), acknowledged, acknowledged)))
                .containsExactly(What.RAISED, What.ACKNOWLEDGED);
    }

    @Test
    void withinTheWindowTheSameAlertReopens() {
        Alert resolved = last(apply(List.of(), raised(4), cleared()));
        List<AlertStep> steps = apply(NOW.plusSeconds(299), List.of(resolved), raised(2));
        assertThat(what(steps)).containsExactly(What.REOPENED);
        assertThat(last(steps).id()).isEqualTo(resolved.id());
        assertThat(last(steps).worstSeverity()).isEqualTo(4);
        assertThat(last(steps).resolvedAt()).isNull();
        assertThat(last(steps).acknowledged()).isNull();
    }

    @Test
    void afterTheWindowItIsANewAlertThatKnowsTheOldOne() {
        Alert resolved = last(apply(List.of(), raised(4), cleared()));
        List<AlertStep> steps = apply(NOW.plusSeconds(300), List.of(resolved), raised(4));
        assertThat(what(steps)).containsExactly(What.RAISED);
        assertThat(last(steps).id()).isNotEqualTo(resolved.id());
        assertThat(last(steps).previousId()).isEqualTo(resolved.id());
    }

    @Test
    void pendingWithinTheWindowWaitsForTheOldAlertToReopen() {
        Alert resolved = last(apply(List.of(), raised(4), cleared()));
        List<AlertStep> steps = apply(NOW.plusSeconds(10), List.of(resolved), pending(), raised(4));
        assertThat(what(steps)).containsExactly(What.REOPENED);
    }

    @Test
    void clearWithoutAnAlertIsKeptWhenItCameFromASender() {
        assertThat(what(apply(List.of(), new ClearedByKey("k", NOW, "over")))).containsExactly(What.ORPHANED);
        assertThat(what(apply(List.of(), new AcknowledgedByKey("k", NOW, AGENT))))
                .containsExactly(What.ORPHANED);
        assertThat(apply(List.of(), cleared())).isEmpty();
    }

    @Test
    void raisedAndClearedAtOnceIsBoth() {
        assertThat(what(apply(List.of(), raised(3), cleared(), raised(3))))
                .containsExactly(What.RAISED, What.RESOLVED, What.REOPENED);
    }
}
