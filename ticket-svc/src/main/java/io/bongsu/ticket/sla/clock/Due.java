package io.bongsu.ticket.sla.clock;

/**
 * When a promise runs out.
 *
 * @param deadline {@code sup { t : elapsed(t) ≤ target }}, assuming no further pause
 * @param display {@code inf { t : elapsed(t) ≥ target }}: what people are shown
 */
public record Due(long deadline, long display) {}
