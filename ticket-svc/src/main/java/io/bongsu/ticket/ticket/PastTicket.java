package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.PastEntry;
import java.util.List;

/**
 * A ticket that has lived elsewhere, as it stands now.
 *
 * @param messages what was said on it, oldest first
 */
public record PastTicket(Ticket ticket, List<PastEntry> messages) {}
