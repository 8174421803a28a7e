/**
 * A user's normal wish, and its way from being asked to being fulfilled. Not here: what can be asked for (a catalogue), and who
 * approves in which order.
 */
@NullMarked
package io.bongsu.ticket.request;

import org.jspecify.annotations.NullMarked;
