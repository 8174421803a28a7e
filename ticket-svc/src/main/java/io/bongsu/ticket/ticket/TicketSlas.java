package io.bongsu.ticket.ticket;

import io.bongsu.ticket.sla.SlaExplanation;
import java.time.Instant;
import java.util.List;

/**
 * The clocks of a ticket, each with its explanation, the most urgent first.
 *
 * @param now the instant they were read
 */
record TicketSlas(List<SlaExplanation> items, Instant now) {}
