package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.CalendarEdits;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Which clocks would move with a change of a calendar? Reads only. Call it inside a transaction of the tenant. */
@Component
class CalendarPreviews {
    private static final int MOST_CLOCKS = 100_000;
    private static final int MOST_SHOWN = 200;

    private final CalendarEdits edits;
    private final Calendars calendars;
    private final ClockRepository clocks;
    private final Clock clock;

    CalendarPreviews(CalendarEdits edits, Calendars calendars, ClockRepository clocks, Clock clock) {
        this.edits = edits;
        this.calendars = calendars;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** @param patch as of the calendar's own change */
    Mono<CalendarPreview> of(UUID calendar, JsonNode patch) {
        return edits.wouldBe(calendar, patch)
                .flatMap(wanted -> calendars.all().flatMap(all -> compared(calendar, all, wanted)));
    }

    private Mono<CalendarPreview> compared(UUID id, Map<UUID, Calendars.Compiled> all, OpenTime wanted) {
        OpenTime present = Objects.requireNonNull(all.get(id)).open();
        Instant now = clock.instant();
        return clocks.live(id, MOST_CLOCKS)
                .map(one ->
                        new CalendarPreview.Item(one.ticketId(), one.reading(present, now), one.reading(wanted, now)))
                .collectList()
                .map(CalendarPreviews::summary);
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
