/**
 * What is promised for tickets, and the clocks that run on it: policies, clocks kept step by step in the transaction of what
 * happens to the ticket, warnings and breaches. Not here: how working time is counted (clock), whose hours count (calendar).
 */
@NullMarked
package io.bongsu.ticket.sla;

import org.jspecify.annotations.NullMarked;
