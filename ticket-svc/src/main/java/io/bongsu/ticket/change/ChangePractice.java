package io.bongsu.ticket.change;

import io.bongsu.ticket.ticket.Fields;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How changes move. */
@Component
class ChangePractice implements Practice {
    private static final OwnFields OWN = new OwnFields(
            "change",
            List.of(
                    OwnField.word(
                            ChangeKind.FIELD,
                            ChangeKind.STANDARD.word(),
                            ChangeKind.NORMAL.word(),
                            ChangeKind.EMERGENCY.word()),
                    OwnField.word("risk", "low", "medium", "high"),
                    OwnField.text("plan"),
                    OwnField.text("backoutPlan"),
                    OwnField.time("plannedStart"),
                    OwnField.time("plannedEnd")));

    @Override
    public String type() {
        return "change";
    }

    @Override
    public String prefix() {
        return "CHG";
    }

    @Override
    public List<ChangeState> stateWords() {
        return List.of(ChangeState.values());
    }

    @Override
    public OwnFields own() {
        return OWN;
    }

    @Override
    public Fields initial(Fields said) {
        Fields fields =
                said.has(ChangeKind.FIELD) ? said : said.with(Map.of(ChangeKind.FIELD, ChangeKind.NORMAL.word()));
        checkTimes(fields);
        return fields;
    }

    private static void checkTimes(Fields fields) {
        String start = fields.get("plannedStart");
        String end = fields.get("plannedEnd");
        if (start != null && end != null && !Instant.parse(end).isAfter(Instant.parse(start))) {
            throw new ChangeFailure.EndsBeforeItStarts();
        }
    }

    @Override
    public void check(Ticket before, Ticket after) {
        boolean draft = Steps.of(ChangeState.class, before.status()) == ChangeState.DRAFT;
        if (!draft && ChangeKind.of(before) != ChangeKind.of(after)) {
            throw new ChangeFailure.KindIsFixed();
        }
        checkTimes(after.content().fields());
    }

    @Override
    public Status opened(@Nullable Person assignee, boolean byRequester) {
        return Status.in(ChangeState.DRAFT);
    }

    @Override
    public List<Transition> transitions(Ticket ticket) {
        return Steps.of(ChangeState.class, ticket.status()).next(ChangeKind.of(ticket)).stream()
                .map(state -> Transition.needing(state, state.required()))
                .toList();
    }

    @Override
    public Ticket move(Ticket ticket, Move move, Instant now) {
        ChangeState from = Steps.of(ChangeState.class, ticket.status());
        ChangeState to = Steps.target(ticket, ChangeState.class, from.next(ChangeKind.of(ticket)), move);
        return switch (to) {
            case AUTHORIZE -> required(ticket, to).with(Status.waiting(to, "approval"));
            case SCHEDULED -> scheduled(required(ticket, to), from, move);
            case ASSESS -> required(ticket, to).with(Status.in(to)).takenBy(move.by());
            case IMPLEMENT -> ticket.with(Status.in(to)).takenBy(move.by());
            case REVIEW -> ticket.with(Status.done(to, move.comment(), now));
            case REJECTED -> ticket.with(Status.refused(to, Steps.comment(to, move)));
            case CLOSED -> closed(ticket, move);
            case DRAFT, CANCELLED -> ticket.with(Status.in(to));
        };
    }

    private static Ticket required(Ticket ticket, ChangeState to) {
        Steps.require(ticket, to, to.required());
        return ticket;
    }

    /** Out of Authorize it was let happen, by somebody else than who asked; a standard change was, once and for all. */
    private static Ticket scheduled(Ticket ticket, ChangeState from, Move move) {
        Ticket let = from == ChangeState.AUTHORIZE ? ticket.approvedBy(move.by(), ChangeState.SCHEDULED) : ticket;
        return let.with(Status.waiting(ChangeState.SCHEDULED, "scheduled"));
    }

    /** The review's word is what stays. */
    private static Ticket closed(Ticket ticket, Move move) {
        Status ended = ticket.status().ended(ChangeState.CLOSED);
        return ticket.with(new Status(
                ended.state(),
                ended.category(),
                null,
                Steps.comment(ChangeState.CLOSED, move),
                false,
                ended.resolvedAt()));
    }
}
