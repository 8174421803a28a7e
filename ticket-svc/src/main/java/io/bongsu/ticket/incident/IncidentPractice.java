package io.bongsu.ticket.incident;

import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Move;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Practice;
import io.bongsu.ticket.ticket.Status;
import io.bongsu.ticket.ticket.Steps;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Transition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How incidents move. */
@Component
class IncidentPractice implements Practice {

    @Override
    public String type() {
        return "incident";
    }

    @Override
    public String prefix() {
        return "INC";
    }

    @Override
    public boolean openToRequesters() {
        return true;
    }

    @Override
    public List<Stage> stateWords() {
        return List.of(Stage.values());
    }

    @Override
    public Status opened(@Nullable Person assignee, boolean byRequester) {
        return assignee == null ? new IncidentState.New().status() : new IncidentState.Assigned().status();
    }

    @Override
    public List<Transition> transitions(Ticket ticket) {
        return IncidentState.of(ticket.status()).next().stream()
                .map(stage -> new Transition(
                        stage.word(), stage.category(), stage == Stage.ON_HOLD ? HoldReason.words() : null, null))
                .toList();
    }

    @Override
    public Ticket move(Ticket ticket, Move move, Instant now) {
        IncidentState from = IncidentState.of(ticket.status());
        Stage to = Steps.target(ticket, Stage.class, from.next(), move);
        Ticket moved = ticket.with(target(to, from, move, now).status());
        boolean workBegins = to.category() == Category.ACTIVE && ticket.assignee() == null;
        return workBegins ? moved.assignedTo(move.by()) : moved;
    }

    private static IncidentState target(Stage to, IncidentState from, Move move, Instant now) {
        return switch (to) {
            case NEW -> new IncidentState.New();
            case ASSIGNED -> new IncidentState.Assigned();
            case IN_PROGRESS -> new IncidentState.InProgress();
            case ON_HOLD -> new IncidentState.OnHold(HoldReason.in(move));
            case RESOLVED -> new IncidentState.Resolved(resolution(move), false, now);
            case CLOSED ->
                from instanceof IncidentState.Resolved resolved
                        ? new IncidentState.Closed(resolved.resolution(), resolved.at())
                        : new IncidentState.Closed(null, null);
            case CANCELLED -> new IncidentState.Cancelled();
        };
    }

    private static @Nullable String resolution(Move move) {
        return move.comment() != null ? move.comment() : move.reason();
    }

    /** What is asked of the requester, how it ended: for them too. Anything else is for those who work on it. */
    @Override
    public Visibility visibilityOfComment(Move move) {
        boolean asked = HoldReason.REQUESTER.word().equals(move.reason())
                && Stage.ON_HOLD.word().equals(move.to());
        boolean ended = Stage.RESOLVED.word().equals(move.to())
                || Stage.CANCELLED.word().equals(move.to());
        return asked || ended ? Visibility.PUBLIC : Visibility.INTERNAL;
    }

    @Override
    public Ticket assign(Ticket ticket, @Nullable Person assignee) {
        Ticket assigned = ticket.assignedTo(assignee);
        return switch (IncidentState.of(ticket.status())) {
            case IncidentState.New n when assignee != null -> assigned.with(new IncidentState.Assigned().status());
            case IncidentState.Assigned a when assignee == null -> assigned.with(new IncidentState.New().status());
            default -> assigned;
        };
    }

    @Override
    public Ticket answered(Ticket ticket) {
        return released(ticket, HoldReason.REQUESTER);
    }

    @Override
    public Ticket released(Ticket ticket, HoldReason from) {
        return IncidentState.of(ticket.status()) instanceof IncidentState.OnHold hold && hold.reason() == from
                ? ticket.with(new IncidentState.InProgress().status())
                : ticket;
    }

    @Override
    public Ticket askedAgain(Ticket ticket) {
        IncidentState again = ticket.assignee() == null ? new IncidentState.New() : new IncidentState.InProgress();
        return IncidentState.of(ticket.status()) instanceof IncidentState.Resolved
                ? ticket.with(again.status())
                : ticket;
    }

    /** Its alerts are over and nobody touched it. */
    static Ticket recovered(Ticket ticket, Instant now) {
        return ticket.with(new IncidentState.Resolved("recovered", true, now).status());
    }

    /** Its alerts are back after it was resolved by their recovery. */
    static Ticket reopened(Ticket ticket) {
        IncidentState again = ticket.assignee() == null ? new IncidentState.New() : new IncidentState.InProgress();
        return ticket.with(again.status()).notAcknowledged();
    }
}
