package io.bongsu.ticket.problem;

import io.bongsu.ticket.ticket.Category;
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

/** How problems move. */
@Component
class ProblemPractice implements Practice {
    private static final OwnFields OWN =
            new OwnFields("problem", List.of(OwnField.text("rootCause"), OwnField.text("workaround")));

    @Override
    public String type() {
        return "problem";
    }

    @Override
    public String prefix() {
        return "PRB";
    }

    @Override
    public List<ProblemState> stateWords() {
        return List.of(ProblemState.values());
    }

    @Override
    public OwnFields own() {
        return OWN;
    }

    @Override
    public Status opened(@Nullable Person assignee, boolean byRequester) {
        return Status.in(ProblemState.NEW);
    }

    @Override
    public List<Transition> transitions(Ticket ticket) {
        return Steps.of(ProblemState.class, ticket.status()).next().stream()
                .map(state -> Transition.needing(state, state.required()))
                .toList();
    }

    @Override
    public Ticket move(Ticket ticket, Move move, Instant now) {
        ProblemState from = Steps.of(ProblemState.class, ticket.status());
        ProblemState to = Steps.target(ticket, ProblemState.class, from.next(), move);
        return switch (to) {
            case RESOLVED -> ticket.with(Status.done(to, Steps.comment(to, move), now));
            case CLOSED -> ticket.with(ticket.status().ended(to));
            case NEW, ASSESS, ROOT_CAUSE, KNOWN_ERROR, FIX_IN_PROGRESS -> {
                Steps.require(ticket, to, to.required());
                Ticket moved = ticket.with(Status.in(to));
                yield to.category() == Category.ACTIVE ? moved.takenBy(move.by()) : moved;
            }
        };
    }
}
