/**
 * Words kept ready for the requester and others: canned replies by language, and the variables their texts and those of
 * automation may have. Not here: writing them on tickets (conversation, automation).
 */
@NullMarked
package io.bongsu.ticket.reply;

import org.jspecify.annotations.NullMarked;
