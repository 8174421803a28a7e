package io.bongsu.ticket.sla.calendar;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Holidays of a calendar from a file: "temporary holidays by upload (iCal, CSV)". */
@RestController
@RequestMapping("/api/v1/calendars/{id}/holidays")
@Tag(name = "slas")
class HolidayController {
    private final HolidayUpload upload;
    private final ChangeCalendar changes;
    private final CalendarEdits edits;
    private final TenantTransaction transaction;
    private final CalendarWatch watch;

    HolidayController(
            HolidayUpload upload,
            ChangeCalendar changes,
            CalendarEdits edits,
            TenantTransaction transaction,
            CalendarWatch watch) {
        this.upload = upload;
        this.changes = changes;
        this.edits = edits;
        this.transaction = transaction;
        this.watch = watch;
    }

    @PostMapping(consumes = {HolidayUpload.CSV, HolidayUpload.ICAL})
    @PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
    @Operation(
            operationId = "uploadHolidays",
            summary = "Holidays of a file become the calendar's: a new version; If-Match required",
            description =
                    "CSV (date,name, or a first line that names date, to, name, holiday; N makes an ordinary day of it) or"
                            + " iCal (all-day events, yearly ones too, from one year back to three years ahead). All of the file or"
                            + " nothing: errors[] name its lines. Nothing new in it: no new version.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = HolidayUpload.CSV,
                                        schema = @Schema(type = "string"),
                                        examples = @ExampleObject("date,name,holiday\n2027-05-03,임시공휴일,Y\n")),
                                @Content(mediaType = HolidayUpload.ICAL, schema = @Schema(type = "string"))
                            }))
    Mono<ResponseEntity<CalendarView>> upload(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Parameter(
                            description =
                                    "single holidays between the file's first and last date that it does not name go away")
                    @RequestParam(defaultValue = "false")
                    boolean replace,
            @RequestBody byte[] body) {
        long version = ETags.required(ifMatch);
        return edits.head(id)
                .flatMap(edits::view)
                .flatMap(before -> {
                    HolidayUpload.Effect effect = upload.effect(before, HolidayUpload.File.of(body, type, replace));
                    return effect.changes() || before.version() != version
                            ? changes.apply(id, version, effect.patch())
                            : Mono.just(before);
                })
                .as(transaction::run)
                .doOnSuccess(changed -> watch.changed())
                .map(view -> ResponseEntity.ok().eTag(ETags.of(view.version())).body(view));
    }
}
