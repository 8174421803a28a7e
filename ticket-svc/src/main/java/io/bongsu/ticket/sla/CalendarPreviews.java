package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.CalendarEdits;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Which clocks would move with a change of a calendar? Reads only. Call it inside a transaction of the tenant. */
@Component
class CalendarPreviews {
    private final CalendarEdits edits;
    private final Calendars calendars;
    private final ClockRepository clocks;
    private final OpenTickets tickets;
    private final Clock clock;

    CalendarPreviews(
            CalendarEdits edits, Calendars calendars, ClockRepository clocks, OpenTickets tickets, Clock clock) {
        this.edits = edits;
        this.calendars = calendars;
        this.clocks = clocks;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param patch as of the calendar's own change */
    Mono<ClockPreview> of(UUID calendar, JsonNode patch) {
        return edits.wouldBe(calendar, patch)
                .flatMap(wanted -> calendars.all().flatMap(all -> compared(calendar, all, wanted)));
    }

    private Mono<ClockPreview> compared(UUID id, Map<UUID, Calendars.Compiled> all, OpenTime wanted) {
        OpenTime present = Objects.requireNonNull(all.get(id)).open();
        Instant now = clock.instant();
        return clocks.live(id, ClockPreview.MOST_CLOCKS)
                .map(one -> new ClockPreview.Move(one.ticketId(), one.reading(present, now), one.reading(wanted, now)))
                .collectList()
                .flatMap(moves -> ClockPreview.of(moves, tickets));
    }
}
