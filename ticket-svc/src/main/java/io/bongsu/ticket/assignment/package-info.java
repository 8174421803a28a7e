/**
 * Who gets a ticket of a queue that nobody was given: by hand, in turns, who has least to do, or who knows it. Not here: giving
 * it (automation does, right after the ticket came to the queue).
 */
@NullMarked
package io.bongsu.ticket.assignment;

import org.jspecify.annotations.NullMarked;
