/**
 * Calendars as tenants keep them: how they are written, their versions, and Korea's public holidays. Not here: how open hours
 * are counted (clock), which promise uses which calendar (sla).
 */
@NullMarked
package io.bongsu.ticket.sla.calendar;

import org.jspecify.annotations.NullMarked;
