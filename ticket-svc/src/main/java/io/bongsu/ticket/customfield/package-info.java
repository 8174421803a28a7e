/**
 * The fields a tenant adds to its tickets: what they are called, what they hold, and the index of those that tickets are found
 * by. Not here: reading and writing their values, which is part of changing a ticket (ticket).
 */
@NullMarked
package io.bongsu.ticket.customfield;

import org.jspecify.annotations.NullMarked;
