/**
 * What people write on tickets, and the timeline it becomes part of. Not here: how history is kept (history), what a message
 * does to the state (the practice).
 */
@NullMarked
package io.bongsu.ticket.conversation;

import org.jspecify.annotations.NullMarked;
