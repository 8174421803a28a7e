package io.bongsu.ticket.incident;

import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New → Assigned → In progress ⇄ On hold → Resolved → Closed; Cancelled. Small steps may be skipped forwards. Reopening a
 * resolved incident is an event, not a state; closed and cancelled ones stay as they are.
 */
sealed interface IncidentState {

    record New() implements IncidentState {}

    record Assigned() implements IncidentState {}

    record InProgress() implements IncidentState {}

    record OnHold(HoldReason reason) implements IncidentState {}

    /** @param recovered by its alerts, not by a person */
    record Resolved(@Nullable String resolution, boolean recovered, Instant at) implements IncidentState {}

    record Closed(@Nullable String resolution, @Nullable Instant resolvedAt) implements IncidentState {}

    record Cancelled() implements IncidentState {}

    default Stage stage() {
        return switch (this) {
            case New n -> Stage.NEW;
            case Assigned a -> Stage.ASSIGNED;
            case InProgress p -> Stage.IN_PROGRESS;
            case OnHold h -> Stage.ON_HOLD;
            case Resolved r -> Stage.RESOLVED;
            case Closed c -> Stage.CLOSED;
            case Cancelled c -> Stage.CANCELLED;
        };
    }

    /** Where a person may bring it from here. */
    default List<Stage> next() {
        return switch (stage()) {
            case NEW -> List.of(Stage.ASSIGNED, Stage.IN_PROGRESS, Stage.RESOLVED, Stage.CANCELLED);
            case ASSIGNED -> List.of(Stage.IN_PROGRESS, Stage.RESOLVED, Stage.CANCELLED);
            case IN_PROGRESS -> List.of(Stage.ON_HOLD, Stage.RESOLVED, Stage.CANCELLED);
            case ON_HOLD -> List.of(Stage.IN_PROGRESS, Stage.RESOLVED, Stage.CANCELLED);
            case RESOLVED -> List.of(Stage.IN_PROGRESS, Stage.CLOSED);
            case CLOSED, CANCELLED -> List.of();
        };
    }

    default Status status() {
        Stage stage = stage();
        return switch (this) {
            case OnHold(HoldReason reason) ->
                new Status(stage.word(), stage.category(), reason.word(), null, false, null);
            case Resolved(String resolution, boolean recovered, Instant at) ->
                new Status(stage.word(), stage.category(), null, resolution, recovered, at);
            case Closed(String resolution, Instant resolvedAt) ->
                new Status(stage.word(), stage.category(), null, resolution, false, resolvedAt);
            default -> new Status(stage.word(), stage.category(), null, null, false, null);
        };
    }

    static IncidentState of(Status status) {
        Stage stage = Stage.of(status.state())
                .orElseThrow(() -> new IllegalStateException("no state of an incident: " + status.state()));
        return switch (stage) {
            case NEW -> new New();
            case ASSIGNED -> new Assigned();
            case IN_PROGRESS -> new InProgress();
            case ON_HOLD -> new OnHold(HoldReason.of(status.reason()).orElse(HoldReason.REQUESTER));
            case RESOLVED ->
                new Resolved(
                        status.resolution(),
                        status.recovered(),
                        status.resolvedAt() == null ? Instant.EPOCH : status.resolvedAt());
            case CLOSED -> new Closed(status.resolution(), status.resolvedAt());
            case CANCELLED -> new Cancelled();
        };
    }
}
