package io.bongsu.ticket.change;

import io.bongsu.ticket.ticket.Ticket;
import java.util.Locale;

/** How much a change has to be asked for. */
enum ChangeKind {
    /** Approved once and for all. */
    STANDARD,
    NORMAL,
    /** Cannot wait for an assessment, but for a word. */
    EMERGENCY;

    static final String FIELD = "kind";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(Ticket ticket) {
        String word = ticket.content().fields().get(FIELD);
        return word == null ? NORMAL : valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The first step out of the draft. */
    ChangeState first() {
        return switch (this) {
            case STANDARD -> ChangeState.SCHEDULED;
            case NORMAL -> ChangeState.ASSESS;
            case EMERGENCY -> ChangeState.AUTHORIZE;
        };
    }
}
