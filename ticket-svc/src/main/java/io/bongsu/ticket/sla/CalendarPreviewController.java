package io.bongsu.ticket.sla;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.sla.calendar.CalendarEdits;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** "Before a calendar edit is saved, the list of tickets whose verdict would change." Nothing is written. */
@RestController
@RequestMapping("/api/v1/calendars/{id}/preview")
@Tag(name = "slas")
class CalendarPreviewController {
    private static final int MOST_CLOCKS = 100_000;
    private static final int MOST_SHOWN = 200;

    private final CalendarEdits edits;
    private final Calendars calendars;
    private final ClockRepository clocks;
    private final TenantTransaction transaction;
    private final Clock clock;

    CalendarPreviewController(
            CalendarEdits edits,
            Calendars calendars,
            ClockRepository clocks,
            TenantTransaction transaction,
            Clock clock) {
        this.edits = edits;
        this.calendars = calendars;
        this.clocks = clocks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
    @Operation(
            operationId = "previewCalendarChange",
            summary = "Which clocks would move if the calendar were changed so (the body of changeCalendar)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(type = "object"))))
    Mono<CalendarPreview> preview(@PathVariable UUID id, @RequestBody JsonNode patch) {
        return edits.wouldBe(id, patch)
                .flatMap(wanted -> calendars.all().flatMap(all -> compared(id, all, wanted)))
                .as(transaction::run);
    }

    private Mono<CalendarPreview> compared(UUID id, Map<UUID, Calendars.Compiled> all, OpenTime wanted) {
        OpenTime present = Objects.requireNonNull(all.get(id)).open();
        Instant now = clock.instant();
        return clocks.live(id, MOST_CLOCKS)
                .map(one ->
                        new CalendarPreview.Item(one.ticketId(), one.reading(present, now), one.reading(wanted, now)))
                .collectList()
                .map(CalendarPreviewController::summary);
    }

    private static CalendarPreview summary(List<CalendarPreview.Item> all) {
        List<CalendarPreview.Item> moved =
                all.stream().filter(CalendarPreview.Item::moves).toList();
        int verdicts = (int)
                moved.stream().filter(CalendarPreview.Item::changesVerdict).count();
        return new CalendarPreview(
                all.size(),
                moved.size(),
                verdicts,
                moved.stream()
                        .sorted(Comparator.comparing(CalendarPreview.Item::changesVerdict)
                                .reversed())
                        .limit(MOST_SHOWN)
                        .toList());
    }
}
