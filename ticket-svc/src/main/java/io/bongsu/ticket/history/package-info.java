/**
 * Everything that ever happened to a ticket, append-only: messages, changes with before and after, facts from outside. Not
 * here: who may read it and how a message is sent (conversation).
 */
@NullMarked
package io.bongsu.ticket.history;

import org.jspecify.annotations.NullMarked;
