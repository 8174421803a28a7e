package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Starts the clocks of tickets that are brought in open, as if they had been opened here at their own time. What was late before
 * they came is late, but is not told again.
 */
@Component
public class BringInClocks {
    private final ClockBulkRepository clocks;
    private final SlaPolicyRepository policies;
    private final Calendars calendars;
    private final Clock clock;

    BringInClocks(ClockBulkRepository clocks, SlaPolicyRepository policies, Calendars calendars, Clock clock) {
        this.clocks = clocks;
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** @param since when the ticket came to where it stands */
    public record Past(ServedTicket ticket, Instant since) {}

    /** A clock, what it went through, and when it wants to be looked at. */
    record Started(TicketClock clock, List<ClockEvent> events, OpenTime open) {}

    public Mono<Void> start(List<Past> some) {
        if (some.isEmpty()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return policies.all()
                .flatMap(promised -> calendars
                        .all()
                        .map(hours -> some.stream()
                                .flatMap(past -> started(past, promised, hours, now).stream())
                                .toList()))
                .flatMap(started -> clocks.add(started, now));
    }

    private static List<Started> started(Past past, List<SlaPolicy> policies, Map<UUID, Compiled> hours, Instant now) {
        Map<Metric, Promise> promises = Promise.of(policies, past.ticket());
        promises.keySet().removeIf(metric -> !isToBegin(metric, past.ticket()));
        List<Started> started = new ArrayList<>();
        promises.forEach((metric, promise) -> {
            OpenTime open =
                    Objects.requireNonNull(hours.get(promise.calendarId())).open();
            started.add(
                    metric.isInternal()
                            ? attached(TicketClock.started(past.ticket(), metric, promise, 1, now), past, open, now)
                            : lived(
                                    TicketClock.started(
                                            past.ticket(),
                                            metric,
                                            promise,
                                            1,
                                            past.ticket().createdAt()),
                                    past,
                                    open,
                                    now));
        });
        return started;
    }

    /** Who had asked and who had answered is not known. */
    private static boolean isToBegin(Metric metric, ServedTicket ticket) {
        boolean taken = (metric == Metric.ACK || metric == Metric.OLA_ACK) && ticket.acknowledged();
        return !taken && TicketClock.beginsWith(metric, ticket, false);
    }

    /** "An OLA clock starts when it is attached": how long the queue has had the ticket elsewhere is not held against it. */
    private static Started attached(TicketClock fresh, Past past, OpenTime open, Instant now) {
        List<ClockEvent> events = fresh.begin(fresh.duty(past.ticket()));
        return new Started(fresh.with(fresh.over(open).replay(events, now.toEpochMilli())), events, open);
    }

    private static Started lived(TicketClock fresh, Past past, OpenTime open, Instant now) {
        List<ClockEvent> events = new ArrayList<>();
        events.add(new ClockEvent(fresh.tally().startedAt(), ClockEvent.Type.START));
        Tally tally = fresh.tally();
        for (ClockEvent event :
                fresh.toward(fresh.duty(past.ticket()), past.since().toEpochMilli())) {
            tally = fresh.over(open).apply(tally, event);
            events.add(event);
        }
        TicketClock seen = fresh.with(fresh.over(open).seen(tally, now.toEpochMilli()));
        ClockAlarm alarm = seen.alarm(open);
        return new Started(alarm.told(alarm.reached(now)), events, open);
    }
}
