/** Who has a ticket open and who writes on it just now: a courtesy, never a lock. Not here: what they write (draft). */
@NullMarked
package io.bongsu.ticket.presence;

import org.jspecify.annotations.NullMarked;
