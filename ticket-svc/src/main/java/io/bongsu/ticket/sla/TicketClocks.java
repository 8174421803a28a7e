package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.NewClockRepository.Begun;
import io.bongsu.ticket.sla.TicketClock.Duty;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Tally;
import java.time.Instant;
import java.util.ArrayList;
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

/** Keeps the clocks of tickets true to what happens to them, step by step, and reads them. */
@Component
class TicketClocks implements ServiceLevels {
    /** The most urgent first: the running by deadline, then the paused, then the finished. */
    private static final Comparator<SlaReading> URGENCY = Comparator.comparing(
                    SlaReading::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SlaReading::state)
            .thenComparing(SlaReading::metric);

    private final ClockRepository clocks;
    private final NewClockRepository news;
    private final SlaPolicyRepository policies;
    private final Calendars calendars;

    TicketClocks(ClockRepository clocks, NewClockRepository news, SlaPolicyRepository policies, Calendars calendars) {
        this.clocks = clocks;
        this.news = news;
        this.policies = policies;
        this.calendars = calendars;
    }

    @Override
    public Mono<Void> opened(ServedTicket ticket, boolean byRequester) {
        return promises(ticket).flatMap(promises -> {
            if (!byRequester) {
                promises.remove(Metric.FIRST_RESPONSE);
            }
            return promises.isEmpty()
                    ? Mono.empty()
                    : calendars.all().flatMap(hours -> news.add(ticket, begun(ticket, promises, hours)));
        });
    }

    /** A ticket may be taken on, or be on hold, at once. */
    private static List<Begun> begun(ServedTicket ticket, Map<Metric, Promise> promises, Map<UUID, Compiled> hours) {
        Instant at = ticket.createdAt();
        List<Begun> begun = new ArrayList<>();
        promises.forEach((metric, promise) -> {
            TicketClock clock = TicketClock.started(ticket, metric, promise, at);
            OpenTime open = open(clock, hours);
            List<ClockEvent> events = new ArrayList<>();
            events.add(new ClockEvent(clock.tally().startedAt(), ClockEvent.Type.START));
            events.addAll(clock.toward(clock.duty(ticket), at.toEpochMilli()));
            TicketClock now = clock.with(clock.over(open).replay(events, Long.MAX_VALUE));
            begun.add(new Begun(now, events, now.nextFire(open, at), now.dueAt(open)));
        });
        return begun;
    }

    @Override
    public Mono<Void> asked(ServedTicket ticket, Instant at) {
        if (ticket.isOver() || ticket.isCancelled()) {
            return Mono.empty();
        }
        return clocks.held(ticket.id())
                .any(clock -> clock.metric() == Metric.FIRST_RESPONSE)
                .filter(known -> !known)
                .flatMap(unknown -> promises(ticket))
                .flatMap(promises -> {
                    promises.keySet().retainAll(List.of(Metric.FIRST_RESPONSE));
                    return start(ticket, promises, at);
                });
    }

    private Mono<Map<Metric, Promise>> promises(ServedTicket ticket) {
        return policies.all().map(all -> Promise.of(all, ticket));
    }

    private Mono<Void> start(ServedTicket ticket, Map<Metric, Promise> promises, Instant at) {
        return calendars
                .all()
                .flatMap(hours -> Flux.fromIterable(promises.entrySet())
                        .concatMap(entry -> {
                            TicketClock clock = TicketClock.started(ticket, entry.getKey(), entry.getValue(), at);
                            ClockEvent start = new ClockEvent(clock.tally().startedAt(), ClockEvent.Type.START);
                            return store(clock, hours, at).then(clocks.add(clock, List.of(start)));
                        })
                        .then());
    }

    @Override
    public Mono<Void> changed(ServedTicket before, ServedTicket after, Instant at) {
        Mono<Void> synced = sync(after, at);
        return after.matchesOtherwiseThan(before) && !after.isOver() && !after.isCancelled()
                ? rematch(after, at).then(synced)
                : synced;
    }

    @Override
    public Mono<Void> answered(ServedTicket ticket, Instant at) {
        return calendars
                .all()
                .flatMap(hours -> clocks.held(ticket.id())
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .filter(clock -> clock.metric() == Metric.FIRST_RESPONSE && clock.isLive())
                        .concatMap(clock -> move(clock, Duty.STOP, hours, at))
                        .then());
    }

    private Mono<Void> sync(ServedTicket ticket, Instant at) {
        return calendars
                .all()
                .flatMap(hours -> clocks.held(ticket.id())
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .filter(clock -> !clock.cancelled())
                        .concatMap(clock -> move(clock, clock.duty(ticket), hours, at))
                        .then());
    }

    private Mono<Void> move(TicketClock clock, Duty duty, Map<UUID, Compiled> hours, Instant at) {
        List<ClockEvent> events = clock.toward(duty, at.toEpochMilli());
        if (events.isEmpty()) {
            return Mono.empty();
        }
        Tally tally = clock.tally();
        for (ClockEvent event : events) {
            tally = clock.over(open(clock, hours)).apply(tally, event);
        }
        TicketClock moved = duty == Duty.CANCEL ? clock.with(tally).cancelledNow() : clock.with(tally);
        return store(moved, hours, at).then(clocks.add(moved, events));
    }

    /** Another promise may hold: running clocks are re-targeted, such without a promise cancelled, new ones start with the ticket. */
    private Mono<Void> rematch(ServedTicket ticket, Instant at) {
        return promises(ticket)
                .flatMap(promises -> calendars
                        .all()
                        .flatMap(hours -> clocks.held(ticket.id())
                                .collectList()
                                .flatMap(known -> Flux.fromIterable(known)
                                        .filter(TicketClock::isLive)
                                        .concatMap(clock -> retarget(clock, promises, hours, at))
                                        .then(Mono.defer(() -> {
                                            known.forEach(clock -> promises.remove(clock.metric()));
                                            promises.remove(Metric.FIRST_RESPONSE); // armed by the requester alone
                                            return start(ticket, promises, ticket.createdAt());
                                        })))));
    }

    private Mono<Void> retarget(
            TicketClock clock, Map<Metric, Promise> promises, Map<UUID, Compiled> hours, Instant at) {
        Promise promise = promises.get(clock.metric());
        if (promise == null) {
            return move(clock, Duty.CANCEL, hours, at);
        }
        if (promise.equals(clock.promise())) {
            return Mono.empty();
        }
        OpenTime open = Objects.requireNonNull(hours.get(promise.calendarId())).open();
        return clocks.events(clock)
                .collectList()
                .flatMap(life -> store(clock.retargeted(promise, open, life, Long.MAX_VALUE), hours, at));
    }

    @Override
    public Mono<Void> merged(Collection<UUID> losers, UUID survivor, Instant at) {
        return clocks.rest(losers).then(recounted(survivor, at));
    }

    @Override
    public Mono<Void> unmerged(ServedTicket loser, UUID survivor, Instant at) {
        return clocks.wake(loser.id())
                .then(recounted(survivor, at))
                .then(recounted(loser.id(), at))
                .then(Mono.defer(() -> sync(loser, at)));
    }

    /** Counts a ticket's clocks from the earliest start among the tickets it speaks for. */
    private Mono<Void> recounted(UUID ticket, Instant at) {
        return clocks.countFromEarliest(ticket)
                .then(calendars
                        .all()
                        .flatMap(hours -> clocks.held(ticket)
                                .collectList()
                                .flatMapMany(Flux::fromIterable)
                                .filter(TicketClock::isLive)
                                .concatMap(clock -> clocks.events(clock)
                                        .collectList()
                                        .flatMap(life -> store(
                                                clock.retargeted(
                                                        clock.promise(), open(clock, hours), life, Long.MAX_VALUE),
                                                hours,
                                                at)))
                                .then()));
    }

    private Mono<Void> store(TicketClock clock, Map<UUID, Compiled> hours, Instant now) {
        return clocks.store(clock, open(clock, hours), now);
    }

    private static OpenTime open(TicketClock clock, Map<UUID, Compiled> hours) {
        return Objects.requireNonNull(hours.get(clock.promise().calendarId())).open();
    }

    @Override
    public Mono<Map<UUID, List<SlaReading>>> of(Collection<UUID> tickets, Instant now) {
        if (tickets.isEmpty()) {
            return Mono.just(Map.of());
        }
        return calendars
                .all()
                .flatMap(hours -> clocks.of(tickets)
                        .collect(Collectors.groupingBy(
                                TicketClock::ticketId,
                                Collectors.collectingAndThen(
                                        Collectors.toList(), some -> readings(some, hours, now)))));
    }

    private static List<SlaReading> readings(List<TicketClock> some, Map<UUID, Compiled> hours, Instant now) {
        return some.stream()
                .map(clock -> clock.reading(open(clock, hours), now))
                .sorted(URGENCY)
                .toList();
    }

    @Override
    public Mono<List<SlaExplanation>> explained(UUID ticket, Instant now) {
        return calendars
                .all()
                .flatMap(hours -> clocks.of(List.of(ticket))
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(clock -> clocks.events(clock)
                                .collectList()
                                .map(life -> ClockStory.of(
                                        clock,
                                        Objects.requireNonNull(
                                                hours.get(clock.promise().calendarId())),
                                        life,
                                        now)))
                        .sort(Comparator.comparing(SlaExplanation::reading, URGENCY))
                        .collectList());
    }
}
