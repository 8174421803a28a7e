package io.bongsu.ticket.request;

import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.HoldReason;
import io.bongsu.ticket.ticket.Move;
import io.bongsu.ticket.ticket.OwnField;
import io.bongsu.ticket.ticket.OwnFields;
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

/** How requests move. */
@Component
class RequestPractice implements Practice {
    private static final OwnFields OWN = new OwnFields("request", List.of(OwnField.line("onBehalfOf")));
    private static final String APPROVAL = "approval";

    @Override
    public String type() {
        return "request";
    }

    @Override
    public String prefix() {
        return "REQ";
    }

    @Override
    public List<RequestState> stateWords() {
        return List.of(RequestState.values());
    }

    @Override
    public boolean openToRequesters() {
        return true;
    }

    @Override
    public OwnFields own() {
        return OWN;
    }

    /** Who asks has asked; what staff writes down is a draft until it is handed in. */
    @Override
    public Status opened(@Nullable Person assignee, boolean byRequester) {
        return status(byRequester ? RequestState.AWAITING_APPROVAL : RequestState.DRAFT);
    }

    private static Status status(RequestState state) {
        return state == RequestState.AWAITING_APPROVAL ? Status.waiting(state, APPROVAL) : Status.in(state);
    }

    @Override
    public List<Transition> transitions(Ticket ticket) {
        return Steps.of(RequestState.class, ticket.status()).next().stream()
                .map(state -> switch (state) {
                    case ON_HOLD -> new Transition(state.word(), state.category(), HoldReason.words(), null);
                    case REJECTED -> Transition.needing(state, List.of("comment"));
                    default -> Transition.needing(state, List.of());
                })
                .toList();
    }

    @Override
    public Ticket move(Ticket ticket, Move move, Instant now) {
        RequestState from = Steps.of(RequestState.class, ticket.status());
        RequestState to = Steps.target(ticket, RequestState.class, from.next(), move);
        return switch (to) {
            case APPROVED -> ticket.approvedBy(move.by(), to);
            case FULFILMENT -> ticket.with(Status.in(to)).takenBy(move.by());
            case ON_HOLD -> ticket.with(Status.waiting(to, HoldReason.in(move).word()));
            case FULFILLED -> ticket.with(Status.done(to, move.comment(), now));
            case REJECTED -> ticket.with(Status.refused(to, Steps.comment(to, move)));
            case CLOSED -> ticket.with(ticket.status().ended(to));
            case DRAFT, AWAITING_APPROVAL, CANCELLED -> ticket.with(status(to));
        };
    }

    /** What is asked of the requester, how it ended: for them too. Anything else is for those who work on it. */
    @Override
    public Visibility visibilityOfComment(Move move) {
        boolean asked = RequestState.ON_HOLD.word().equals(move.to())
                && HoldReason.REQUESTER.word().equals(move.reason());
        boolean ended = List.of(RequestState.FULFILLED, RequestState.REJECTED, RequestState.CANCELLED).stream()
                .anyMatch(state -> state.word().equals(move.to()));
        return asked || ended ? Visibility.PUBLIC : Visibility.INTERNAL;
    }

    @Override
    public Ticket answered(Ticket ticket) {
        return released(ticket, HoldReason.REQUESTER);
    }

    @Override
    public Ticket askedAgain(Ticket ticket) {
        return Steps.of(RequestState.class, ticket.status()) == RequestState.FULFILLED
                ? ticket.with(Status.in(RequestState.FULFILMENT))
                : ticket;
    }

    @Override
    public Ticket released(Ticket ticket, HoldReason from) {
        boolean waits = Steps.of(RequestState.class, ticket.status()) == RequestState.ON_HOLD
                && from.word().equals(ticket.status().reason());
        return waits ? ticket.with(Status.in(RequestState.FULFILMENT)) : ticket;
    }
}
