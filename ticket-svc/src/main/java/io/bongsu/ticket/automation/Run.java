package io.bongsu.ticket.automation;

import io.bongsu.ticket.ticket.Ticket;
import java.util.Locale;
import java.util.UUID;

/** That a rule acted on a ticket, or why not. */
record Run(UUID rule, UUID ticket, String number, Outcome outcome, String detail, Chain chain) {

    enum Outcome {
        ACTED,
        NOTHING,
        FAILED,
        STOPPED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Run of(Rule rule, Ticket ticket, Outcome outcome, String detail, Chain chain) {
        return new Run(rule.id(), ticket.id(), ticket.number(), outcome, detail, chain);
    }
}
