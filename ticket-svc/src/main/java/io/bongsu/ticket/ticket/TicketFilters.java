package io.bongsu.ticket.ticket;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The query parameters of the list, for the OpenAPI document; {@link TicketQuery} reads them. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "type",
        in = ParameterIn.QUERY,
        description = "incident, request, problem, change",
        schema = @Schema(type = "string"))
@Parameter(
        name = "state",
        in = ParameterIn.QUERY,
        description = "state words of the kinds, e.g. onHold, knownError, scheduled",
        schema = @Schema(type = "string"))
@Parameter(
        name = "category",
        in = ParameterIn.QUERY,
        description = "new, active, hold, done, closed, cancelled",
        schema = @Schema(type = "string"))
@Parameter(name = "priority", in = ParameterIn.QUERY, description = "1 to 5", schema = @Schema(type = "string"))
@Parameter(
        name = "assignee",
        in = ParameterIn.QUERY,
        description = "id of a person, me, or none",
        schema = @Schema(type = "string"))
@Parameter(name = "queue", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(
        name = "watcher",
        in = ParameterIn.QUERY,
        description = "id of a person, or me",
        schema = @Schema(type = "string"))
@Parameter(
        name = "taskAssignee",
        in = ParameterIn.QUERY,
        description = "has a task that this person still has to do: an id, or me",
        schema = @Schema(type = "string"))
@Parameter(name = "tag", in = ParameterIn.QUERY, description = "has all of these", schema = @Schema(type = "string"))
@Parameter(
        name = "sla",
        in = ParameterIn.QUERY,
        description = "how running promises stand: ok, atRisk (three quarters used up), breached",
        schema = @Schema(type = "string"))
@Parameter(name = "situationId", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"))
@Parameter(name = "entityId", in = ParameterIn.QUERY, schema = @Schema(type = "string", format = "uuid"))
@Parameter(
        name = "majorIncident",
        in = ParameterIn.QUERY,
        description = "true or false; all unless said",
        schema = @Schema(type = "boolean"))
@Parameter(
        name = "q",
        in = ParameterIn.QUERY,
        description = "beginning of the number, or words as in /api/v1/search",
        schema = @Schema(type = "string"))
@Parameter(
        name = "sort",
        in = ParameterIn.QUERY,
        description =
                "-updatedAt (default), updatedAt, -createdAt, createdAt, priority, -priority, dueAt (the promise that runs out"
                        + " next; tickets without a running one last)",
        schema = @Schema(type = "string"))
@Parameter(
        name = "limit",
        in = ParameterIn.QUERY,
        description = "1 to 200, default 50",
        schema = @Schema(type = "integer"))
@Parameter(
        name = "after",
        in = ParameterIn.QUERY,
        description = "next of the page before",
        schema = @Schema(type = "string"))
@Parameter(
        name = "count",
        in = ParameterIn.QUERY,
        description = "none (default), estimate, exact",
        schema = @Schema(type = "string"))
@interface TicketFilters {}
