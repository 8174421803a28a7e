/** The SLA clock as a function anybody may call: calendar, target and events in, reading and explanation out. Nothing is kept. */
@NullMarked
package io.bongsu.ticket.sla.explain;

import org.jspecify.annotations.NullMarked;
