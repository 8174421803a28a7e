/**
 * Bytes people hand in, in pieces: received with a bound, read from any place, thrown away when nobody claims them. Not here:
 * what they are and who may read them (attachment, exchange).
 */
@NullMarked
package io.bongsu.ticket.blob;

import org.jspecify.annotations.NullMarked;
