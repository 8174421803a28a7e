/**
 * What all kinds of tickets share: the record, its number, list and detail, and the one way to change it, which writes
 * history and tells facts. Not here: which states a kind has and what leads from one to the next (see {@link Practice}), and
 * what people write on tickets (conversation).
 */
@NullMarked
package io.bongsu.ticket.ticket;

import org.jspecify.annotations.NullMarked;
