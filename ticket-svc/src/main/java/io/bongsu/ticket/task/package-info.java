/**
 * What has to be done for a ticket, in order. Not here: tickets below a ticket, which are links.
 */
@NullMarked
package io.bongsu.ticket.task;

import org.jspecify.annotations.NullMarked;
