package io.bongsu.ticket.automation;

import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.condition.Verdict;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does a trigger's condition hold for a ticket, after what has happened to it? */
@Component
class Judge {
    private final Conditions conditions;
    private final Tickets tickets;

    Judge(Conditions conditions, Tickets tickets) {
        this.conditions = conditions;
        this.tickets = tickets;
    }

    Verdict verdict(Rule trigger, Ticket ticket, Happening happening) {
        Map<String, Object> values = ticket.subject().values(tickets.now());
        values.putAll(happening.values());
        return conditions
                .accepted(trigger.condition(), Scope.EVENT, "/condition")
                .holds(values);
    }

    /** Whether there is something to do, and be it to say why it cannot be done. */
    boolean moves(Rule trigger, Ticket ticket, Happening happening) {
        if (trigger.fault() != null) {
            return true;
        }
        Verdict verdict = verdict(trigger, ticket, happening);
        return verdict.yes() || verdict.fault() != null;
    }
}
