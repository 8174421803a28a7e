package io.bongsu.ticket.automation;

import java.time.Instant;
import java.util.UUID;

/**
 * What a rule did once.
 *
 * @param outcome acted, nothing (all was so already), failed (detail says why), stopped (rules caused each other too often)
 */
record RunView(UUID id, Instant at, UUID ticketId, String ticketNumber, String outcome, String detail) {}
