/**
 * What has to be done in every major incident: the tenant's checklist, and its copy on a ticket, ticked off by people. Not
 * here: the flag itself, which is part of the record (ticket), and work that only one ticket needs (task).
 */
@NullMarked
package io.bongsu.ticket.major;

import org.jspecify.annotations.NullMarked;
