/**
 * Tells receivers elsewhere what happened to tickets, as Standard Webhooks 1.0.0 with CloudEvents as bodies. Hears the service's own
 * facts from the broker, so that nothing written here slows down who works on a ticket. Not here: what a fact says (ticket).
 */
@NullMarked
package io.bongsu.ticket.webhook;

import org.jspecify.annotations.NullMarked;
