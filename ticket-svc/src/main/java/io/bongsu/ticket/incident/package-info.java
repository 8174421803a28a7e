/**
 * Unplanned interruptions: their states, and how a situation opens at most one and resolves it again. Not here: the shared
 * record (ticket), when a situation is worth an incident (policy).
 */
@NullMarked
package io.bongsu.ticket.incident;

import org.jspecify.annotations.NullMarked;
