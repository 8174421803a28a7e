package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** The one incident of a situation exists. */
@Fact("io.bongsu.ticket.ticket.incident-linked.v1")
public record IncidentLinked(UUID situationId, UUID ticketId, String number) {}
