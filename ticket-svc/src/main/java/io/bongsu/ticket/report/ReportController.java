package io.bongsu.ticket.report;

import io.bongsu.contracts.access.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The desk's figures over HTTP, as JSON and as a table to download. */
@RestController
@RequestMapping("/api/v1/reports")
@PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
@Tag(name = "reports")
class ReportController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final MakeReport reports;
    private final Clock clock;

    ReportController(MakeReport reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping("/desk")
    @Operation(
            operationId = "readDeskReport",
            summary = "MTTA, MTTR, first contact, reopening, SLA attainment of a period, and what is open now by age",
            description = "Days are those of the zone. Figures follow what happens within seconds.")
    Mono<DeskReport> desk(
            @Parameter(description = "first day, e.g. 2026-11-01; thirty days unless said")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "last day; today unless said") @RequestParam(required = false) @Nullable String to,
            @Parameter(description = "none (default), day, week, month, queue, priority, type, assignee")
                    @RequestParam(required = false)
                    @Nullable
                    String groupBy,
            @Parameter(description = "of the days; Asia/Seoul unless said") @RequestParam(required = false) @Nullable
                    String zone) {
        return reports.of(Period.of(from, to, zone, clock.instant()), Grouping.of(groupBy));
    }

    @GetMapping("/desk.csv")
    @Operation(
            operationId = "downloadDeskReport",
            summary = "The same as CSV (UTF-8 with BOM, as spreadsheets like it)")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    Mono<ResponseEntity<String>> csv(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String groupBy,
            @RequestParam(required = false) @Nullable String zone) {
        return desk(from, to, groupBy, zone)
                .map(report -> ResponseEntity.ok()
                        .contentType(CSV)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"desk.csv\"")
                        .body(ReportCsv.of(report)));
    }

    @GetMapping("/desk.xlsx")
    @Operation(
            operationId = "downloadDeskWorkbook",
            summary = "The same as an Excel workbook: figures, and what is open by age",
            description = "Times are durations, shares are percentages: ready to calculate with.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> xlsx(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String groupBy,
            @RequestParam(required = false) @Nullable String zone,
            @Parameter(description = "of the headings: en (default) or ko") @RequestParam(required = false) @Nullable
                    String lang) {
        Locale language = "ko".equals(lang) ? Locale.KOREAN : Locale.ENGLISH;
        return desk(from, to, groupBy, zone)
                .flatMap(report -> Mono.fromCallable(() -> ReportXlsx.of(report, language))
                        .subscribeOn(Schedulers.boundedElastic()))
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(XLSX))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"desk.xlsx\"")
                        .body(bytes));
    }
}
