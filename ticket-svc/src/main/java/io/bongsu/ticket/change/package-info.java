/**
 * Planned changes: what is done when, how it is taken back, and who let it happen. Not here: who sits on the board, and whether
 * two changes collide.
 */
@NullMarked
package io.bongsu.ticket.change;

import org.jspecify.annotations.NullMarked;
