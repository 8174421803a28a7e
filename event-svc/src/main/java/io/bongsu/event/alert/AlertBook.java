package io.bongsu.event.alert;

import io.bongsu.event.alert.AlertSignal.AcknowledgedByKey;
import io.bongsu.event.alert.AlertSignal.Calmed;
import io.bongsu.event.alert.AlertSignal.Cleared;
import io.bongsu.event.alert.AlertSignal.ClearedByKey;
import io.bongsu.event.alert.AlertSignal.Pending;
import io.bongsu.event.alert.AlertSignal.Raised;
import io.bongsu.event.alert.AlertStep.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The alerts of some keys and what signals do to them, in order. No I/O: the rules of the state machine. */
final class AlertBook {
    private final Map<String, Alert> latest = new HashMap<>();
    private final List<AlertStep> steps = new ArrayList<>();
    private final Instant now;
    private final Instant reopenable;

    /** @param latest per key the open alert, else the one resolved last */
    AlertBook(List<Alert> latest, Instant now, Duration reopenWindow) {
        latest.forEach(alert -> this.latest.put(alert.subject().key(), alert));
        this.now = now;
        this.reopenable = now.minus(reopenWindow);
    }

    List<AlertStep> apply(List<? extends AlertSignal> signals) {
        signals.forEach(this::apply);
        return List.copyOf(steps);
    }

    private void apply(AlertSignal signal) {
        Alert alert = latest.get(signal.key());
        switch (signal) {
            case Pending pending -> pend(pending, alert);
            case Raised raised -> raise(raised, alert);
            case Calmed calmed -> calm(calmed.key(), alert);
            case Cleared cleared -> clear(cleared.key(), alert, cleared.at(), cleared.reason(), false);
            case ClearedByKey cleared -> clear(cleared.key(), alert, cleared.at(), cleared.reason(), true);
            case AcknowledgedByKey acknowledged -> acknowledge(acknowledged, alert);
        }
    }

    private void pend(Pending signal, @Nullable Alert alert) {
        boolean reopensWhenItFires = alert != null && alert.resolvedSince(reopenable);
        if (alert == null || (!alert.isOpen() && !reopensWhenItFires)) {
            step(What.PENDING, null, Alert.pending(signal, alert), signal.reason());
        }
    }

    private void raise(Raised signal, @Nullable Alert alert) {
        if (alert == null || (!alert.isOpen() && !alert.resolvedSince(reopenable))) {
            step(What.RAISED, null, Alert.raised(signal, alert), signal.reason());
        } else if (alert.state() == AlertState.PENDING) {
            step(What.RAISED, alert, alert.fire(signal), signal.reason());
        } else if (alert.state() == AlertState.RESOLVED) {
            step(What.REOPENED, alert, alert.fire(signal), signal.reason());
        } else {
            Alert again = alert.again(signal);
            step(again.severity() == alert.severity() ? What.DUPLICATE : What.CHANGED, alert, again, signal.reason());
        }
    }

    private void calm(String key, @Nullable Alert alert) {
        if (alert != null && alert.state() == AlertState.PENDING) {
            latest.remove(key);
            steps.add(new AlertStep(What.CALMED, key, alert, null, now, "not met for long enough", ""));
        }
    }

    private void clear(String key, @Nullable Alert alert, Instant at, String reason, boolean keepOrphan) {
        if (alert != null && alert.state().isRaised()) {
            step(What.RESOLVED, alert, alert.resolve(now), reason);
        } else if (alert != null && alert.state() == AlertState.PENDING) {
            calm(key, alert);
        } else if (keepOrphan) {
            steps.add(new AlertStep(What.ORPHANED, key, null, null, at, "cleared: " + reason, ""));
        }
    }

    private void acknowledge(AcknowledgedByKey signal, @Nullable Alert alert) {
        if (alert == null || !alert.state().isRaised()) {
            steps.add(new AlertStep(
                    What.ORPHANED,
                    signal.key(),
                    null,
                    null,
                    signal.at(),
                    "acknowledged without an open alert",
                    signal.by().name()));
        } else {
            acknowledge(alert, signal.by());
        }
    }

    /** A person takes the alert on; once is enough. */
    void acknowledge(Alert alert, Person by) {
        if (alert.state() == AlertState.FIRING) {
            Alert after = alert.acknowledge(now, by);
            latest.put(alert.subject().key(), after);
            steps.add(
                    new AlertStep(What.ACKNOWLEDGED, alert.subject().key(), alert, after, now, "taken on", by.name()));
        }
    }

    /** Whatever the key's condition: over, because {@code reason}. */
    void end(Alert alert, String reason) {
        clear(alert.subject().key(), alert, now, reason, false);
    }

    List<AlertStep> steps() {
        return List.copyOf(steps);
    }

    private void step(What what, @Nullable Alert before, Alert after, String reason) {
        latest.put(after.subject().key(), Objects.requireNonNull(after));
        steps.add(new AlertStep(what, after.subject().key(), before, after, now, reason, ""));
    }
}
