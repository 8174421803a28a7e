package io.bongsu.ticket.sla.calendar;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A calendar as it stands; earlier versions stay in force for their time.
 *
 * @param effectiveFrom since when this version is in force
 * @param weekly hours by weekday
 * @param exceptions holidays, shifts, breaks
 */
record CalendarView(
        UUID id,
        String name,
        String zone,
        @Schema(type = "object") JsonNode weekly,
        @Schema(type = "array") JsonNode exceptions,
        Instant effectiveFrom,
        long version) {}
