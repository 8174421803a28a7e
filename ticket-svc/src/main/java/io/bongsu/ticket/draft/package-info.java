/** What people wrote on tickets and did not send yet, wherever they go on writing. Not here: messages (conversation). */
@NullMarked
package io.bongsu.ticket.draft;

import org.jspecify.annotations.NullMarked;
