package io.bongsu.ticket.ticket;

import java.util.UUID;

/** An alert behind a ticket, as last heard. */
record TicketAlert(UUID id, String summary, int severity, String state) {}
