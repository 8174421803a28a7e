package io.bongsu.ticket.ticket;

import java.util.UUID;

/** A ticket somebody chose for work on many, as it stood then. */
public record Chosen(UUID id, String number, long version) {}
