/**
 * How working time is counted: open hours of calendars and the clock over them. Pure: no Spring, no I/O, no time of its own;
 * instants are epoch milliseconds. Not here: which ticket has which clock, who may see it, where calendars are kept.
 */
@NullMarked
package io.bongsu.ticket.sla.clock;

import org.jspecify.annotations.NullMarked;
