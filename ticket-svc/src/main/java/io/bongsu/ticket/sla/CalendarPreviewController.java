package io.bongsu.ticket.sla;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.sla.calendar.HolidayUpload;
import io.bongsu.ticket.sla.calendar.HolidayUpload.Holiday;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** "Before a calendar edit is saved, the list of tickets whose verdict would change." Nothing is written. */
@RestController
@RequestMapping("/api/v1/calendars/{id}")
@Tag(name = "slas")
class CalendarPreviewController {
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final CalendarPreviews previews;
    private final HolidayUpload upload;
    private final TenantTransaction transaction;

    CalendarPreviewController(CalendarPreviews previews, HolidayUpload upload, TenantTransaction transaction) {
        this.previews = previews;
        this.upload = upload;
        this.transaction = transaction;
    }

    @PostMapping("/preview")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "previewCalendarChange",
            summary = "Which clocks would move if the calendar were changed so (the body of changeCalendar)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"))))
    Mono<ClockPreview> preview(@PathVariable UUID id, @RequestBody JsonNode patch) {
        return previews.of(id, patch).as(transaction::run);
    }

    /**
     * What a file of holidays would do.
     *
     * @param added dates that would be holidays
     * @param renamed holidays that would have another name
     * @param removed dates that would be ordinary ones
     * @param clocks which would move
     */
    record HolidayPreview(List<Holiday> added, List<Holiday> renamed, List<Holiday> removed, ClockPreview clocks) {}

    @PostMapping(
            path = "/holidays/preview",
            consumes = {HolidayUpload.CSV, HolidayUpload.ICAL})
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "previewHolidays",
            summary =
                    "What the holidays of a file would change, and which clocks would move (the body of uploadHolidays)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = HolidayUpload.CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = HolidayUpload.ICAL, schema = @Schema(type = "string"))
                            }))
    Mono<HolidayPreview> previewHolidays(
            @PathVariable UUID id,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestParam(defaultValue = "false") boolean replace,
            @RequestBody byte[] body) {
        return upload.effect(id, HolidayUpload.File.of(body, type, replace))
                .flatMap(effect -> previews.of(id, effect.patch())
                        .map(clocks -> new HolidayPreview(effect.added(), effect.renamed(), effect.removed(), clocks)))
                .as(transaction::run);
    }
}
