package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads clocks of tickets and tells their stories. */
@Component
class ReadClocks {
    /** The most urgent first: the running by deadline, then the paused, then the finished. */
    private static final Comparator<SlaReading> URGENCY = Comparator.comparing(
                    SlaReading::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SlaReading::state)
            .thenComparing(SlaReading::metric)
            .thenComparing(SlaReading::cycle, Comparator.reverseOrder());

    private final ClockRepository clocks;
    private final RetargetRepository retargets;
    private final Calendars calendars;

    ReadClocks(ClockRepository clocks, RetargetRepository retargets, Calendars calendars) {
        this.clocks = clocks;
        this.retargets = retargets;
        this.calendars = calendars;
    }

    Mono<Map<UUID, List<SlaReading>>> of(Collection<UUID> tickets, boolean internal, Instant now) {
        return tickets.isEmpty()
                ? Mono.just(Map.of())
                : calendars
                        .all()
                        .flatMap(hours -> clocks.of(tickets)
                                .filter(clock -> internal || !clock.metric().isInternal())
                                .collect(Collectors.groupingBy(
                                        TicketClock::ticketId,
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), some -> readings(some, hours, now)))));
    }

    static List<SlaReading> readings(List<TicketClock> some, Map<UUID, Compiled> hours, Instant now) {
        return some.stream()
                .map(clock -> clock.reading(open(clock, hours), now))
                .sorted(URGENCY)
                .toList();
    }

    private static OpenTime open(TicketClock clock, Map<UUID, Compiled> hours) {
        return Objects.requireNonNull(hours.get(clock.promise().calendarId())).open();
    }

    Mono<List<SlaExplanation>> explained(UUID ticket, boolean internal, Instant now) {
        return calendars
                .all()
                .flatMap(hours -> clocks.all(ticket)
                        .filter(clock -> internal || !clock.metric().isInternal())
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(clock -> clocks.life(clock)
                                .zipWith(retargets.of(clock))
                                .map(past -> new ClockStory(clock, hours, past.getT1(), past.getT2(), now).told()))
                        .sort(Comparator.comparing(SlaExplanation::reading, URGENCY))
                        .collectList());
    }
}
