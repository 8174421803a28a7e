package io.bongsu.ticket.sla;

import java.util.UUID;

/** Which clock of which ticket. */
record ClockKey(UUID ticket, Metric metric, int cycle) {
    static ClockKey of(TicketClock clock) {
        return new ClockKey(clock.ticketId(), clock.metric(), clock.cycle());
    }
}
