/** Who wants to know what happens to a ticket without working on it. Not here: how they are told. */
@NullMarked
package io.bongsu.ticket.watch;

import org.jspecify.annotations.NullMarked;
