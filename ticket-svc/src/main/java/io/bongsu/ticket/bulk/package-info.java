/**
 * Work on many tickets at once, as a job with progress that survives a crash and can be taken back for a while. Not here:
 * what may be done to a ticket (ticket, link).
 */
@NullMarked
package io.bongsu.ticket.bulk;

import org.jspecify.annotations.NullMarked;
