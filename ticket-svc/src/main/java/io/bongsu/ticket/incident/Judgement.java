package io.bongsu.ticket.incident;

import io.bongsu.ticket.incident.Observation.Kind;
import io.bongsu.ticket.incident.Situation.Phase;
import io.bongsu.ticket.policy.IncidentPolicy;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done when a fact about a situation is heard? Plain rules; the order facts come in makes no difference. */
record Judgement(Observation fact, Situation before, Situation after, IncidentPolicy policy) {

    List<Step> steps(@Nullable Ticket ticket) {
        return ticket == null ? withoutIncident() : withIncident(ticket);
    }

    private List<Step> withoutIncident() {
        boolean grave = fact.kind() != Kind.CLOSED
                && fact.kind() != Kind.REQUESTED
                && fact.severity() >= policy.openFromSeverity();
        if (!grave && !after.requested()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>(List.of(new Step.Open(Math.max(after.worst(), fact.severity()))));
        if (isOverAsFarAsThisFactKnew() && policy.resolveOnRecovery()) {
            steps.add(new Step.Resolve());
        }
        return steps;
    }

    /** The end was heard before the beginning. Who asks for an incident after the end wants it open. */
    private boolean isOverAsFarAsThisFactKnew() {
        return after.phase() == Phase.CLOSED
                && after.asOf() != null
                && !fact.at().isAfter(after.asOf());
    }

    private List<Step> withIncident(Ticket ticket) {
        List<Step> steps = new ArrayList<>();
        if (fact.kind() == Kind.REQUESTED) {
            return List.of(new Step.TellAgain());
        }
        boolean news = before.isNews(fact);
        if (news && after.phase() == Phase.BURNING && ticket.status().recovered()) {
            steps.add(ticket.status().category() == Category.DONE ? new Step.Reopen() : new Step.Annotate("reopened"));
        } else if (news && after.phase() == Phase.BURNING && before.phase() == Phase.CLOSED) {
            steps.add(new Step.Annotate("reopened"));
        }
        if (after.worst() > before.worst()) {
            steps.add(new Step.Worsen(before.worst(), after.worst()));
        }
        if (news && after.phase() == Phase.CLOSED && before.phase() != Phase.CLOSED) {
            steps.add(end(ticket));
        }
        return steps;
    }

    private Step end(Ticket ticket) {
        boolean resolves = ticket.isOpen() && !ticket.touched() && policy.resolveOnRecovery();
        return resolves ? new Step.Resolve() : new Step.Annotate("recovered");
    }
}
