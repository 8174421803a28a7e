/**
 * Saved views: named selections of tickets, each with a counter that is kept and never counted on read. Not here: how lists
 * are read (ticket).
 */
@NullMarked
package io.bongsu.ticket.view;

import org.jspecify.annotations.NullMarked;
