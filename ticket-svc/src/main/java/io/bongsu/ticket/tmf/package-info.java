/**
 * TM Forum's TMF621 Trouble Ticket API v5 over our tickets: names, statuses, errors and paging as published, the same rules and
 * permissions as everywhere. Not here: what a ticket may do (ticket, incident, request, problem, change).
 */
@NullMarked
package io.bongsu.ticket.tmf;

import org.jspecify.annotations.NullMarked;
