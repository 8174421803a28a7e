/**
 * Conditions people write about tickets, in CEL: which words they may use, whether they are right and cheap enough to keep,
 * and whether one holds for a ticket. Not here: what happens when it does (automation, assignment, sla).
 */
@NullMarked
package io.bongsu.ticket.condition;

import org.jspecify.annotations.NullMarked;
