package io.bongsu.ticket.sla.calendar;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as the OpenAPI document shows it; {@link CalendarDefinition} reads it.
 *
 * @param weekly hours by weekday: mon, tue, wed, thu, fri, sat, sun; pairs of local times, 24:00 allowed as an end
 * @param exceptions {@code {date, kind: holiday | shift | break, intervals}}, see explainSla
 * @param effectiveFrom of a change: from when it is in force; now unless said
 */
record CalendarWish(
        String name,
        String zone,
        Map<String, List<List<String>>> weekly,
        @Nullable List<Map<String, Object>> exceptions,
        @Nullable Instant effectiveFrom) {}
