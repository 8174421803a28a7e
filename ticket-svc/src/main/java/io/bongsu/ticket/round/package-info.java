/** Work that is looked for again and again because of the clock or a call. Not here: what is due, and what is done about it. */
@NullMarked
package io.bongsu.ticket.round;

import org.jspecify.annotations.NullMarked;
