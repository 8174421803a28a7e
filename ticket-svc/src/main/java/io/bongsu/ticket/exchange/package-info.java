/**
 * Tickets in and out, many at a time, as lines of JSON. An import is a file that is read piece by piece, each piece with how far
 * it was read in one transaction. Not here: what a ticket is and how it is written (ticket).
 */
@NullMarked
package io.bongsu.ticket.exchange;

import org.jspecify.annotations.NullMarked;
