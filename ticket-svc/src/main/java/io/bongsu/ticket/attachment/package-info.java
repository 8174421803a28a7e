/**
 * Files on tickets: taken in with a bound, seen for what they are, given out as files and nothing else. Not here: how bytes are kept
 * (blob).
 */
@NullMarked
package io.bongsu.ticket.attachment;

import org.jspecify.annotations.NullMarked;
