package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.NewClocks.Begun;
import io.bongsu.ticket.sla.TicketClock.Duty;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the clocks of tickets true to what happens to them, step by step. */
@Component
class TicketClocks implements ServiceLevels {
    private final ClockRepository clocks;
    private final SlaPolicyRepository policies;
    private final Calendars calendars;
    private final RetargetRepository retargets;
    private final ReadClocks reading;
    private final MergeClocks merging;

    TicketClocks(
            ClockRepository clocks,
            SlaPolicyRepository policies,
            Calendars calendars,
            RetargetRepository retargets,
            ReadClocks reading,
            MergeClocks merging) {
        this.clocks = clocks;
        this.policies = policies;
        this.calendars = calendars;
        this.retargets = retargets;
        this.reading = reading;
        this.merging = merging;
    }

    @Override
    public Mono<Opening> opening(ServedTicket ticket, boolean byRequester) {
        return promises(ticket).map(Promises::now).flatMap(promises -> {
            promises.keySet().removeIf(metric -> !TicketClock.beginsWith(metric, ticket, byRequester));
            return promises.isEmpty()
                    ? Mono.just(Opening.NONE)
                    : calendars.all().map(hours -> opening(ticket, begun(ticket, promises, hours), hours));
        });
    }

    private static Opening opening(ServedTicket ticket, List<Begun> begun, Map<UUID, Compiled> hours) {
        List<TicketClock> clocks = begun.stream().map(Begun::clock).toList();
        return new Opening(NewClocks.writes(ticket, begun), ReadClocks.readings(clocks, hours, ticket.createdAt()));
    }

    /** A ticket may be taken on, or be on hold, at once. */
    private static List<Begun> begun(ServedTicket ticket, Map<Metric, Promise> promises, Map<UUID, Compiled> hours) {
        Instant at = ticket.createdAt();
        List<Begun> begun = new ArrayList<>();
        promises.forEach((metric, promise) -> {
            TicketClock clock = TicketClock.started(ticket, metric, promise, 1, at);
            OpenTime open = open(clock, hours);
            boolean taken = metric == Metric.OLA_ACK && ticket.acknowledged();
            List<ClockEvent> events = clock.begin(taken ? Duty.STOP : clock.duty(ticket));
            TicketClock now = clock.with(clock.over(open).replay(events, Long.MAX_VALUE));
            begun.add(new Begun(now, events, now.nextFire(open, at), now.dueAt(open)));
        });
        return begun;
    }

    private Mono<Promises> promises(ServedTicket ticket) {
        return policies.all().map(all -> Promises.of(all, ticket));
    }

    private Mono<Step> step(ServedTicket ticket, Instant at) {
        return calendars
                .all()
                .flatMap(hours -> clocks.held(ticket.id())
                        .collectList()
                        .map(known -> new Step(ticket, new KnownClocks(known), hours, at)));
    }

    /** The ticket as it is now, its clocks as they stood, held, and when. */
    private record Step(ServedTicket ticket, KnownClocks known, Map<UUID, Compiled> hours, Instant at) {}

    @Override
    public Mono<Void> asked(ServedTicket ticket, Instant at) {
        return !ticket.isOpen()
                ? Mono.empty()
                : step(ticket, at).flatMap(step -> {
                    List<Metric> wanted = step.known().toBeginWhenAsked();
                    return wanted.isEmpty()
                            ? Mono.empty()
                            : promises(ticket).map(Promises::now).flatMap(promises -> {
                                promises.keySet().retainAll(wanted);
                                return Flux.fromIterable(promises.entrySet())
                                        .concatMap(one -> start(step, one.getKey(), one.getValue(), at, false))
                                        .then();
                            });
                });
    }

    @Override
    public Mono<Void> answered(ServedTicket ticket, Instant at) {
        return step(ticket, at)
                .flatMap(step -> Flux.fromIterable(step.known().answering())
                        .concatMap(clock -> clock.isLive()
                                ? move(clock, Duty.ANSWER, step)
                                : store(clock.unanswered(false), step.hours(), at))
                        .then(Mono.defer(() -> ticket.isOpen() ? informed(step) : Mono.empty())));
    }

    /** "Each public agent reply sets a new due for the next one." */
    private Mono<Void> informed(Step step) {
        return promises(step.ticket())
                .flatMap(promises -> Mono.justOrEmpty(promises.now().get(Metric.KEEP_INFORMED)))
                .flatMap(promise -> start(step, Metric.KEEP_INFORMED, promise, step.at(), false));
    }

    @Override
    public Mono<Void> changed(ServedTicket before, ServedTicket after, boolean byPerson, Instant at) {
        boolean taken = byPerson && after.isTakenSince(before);
        if (!after.mayBePromisedOtherwiseThan(before)) {
            return step(after, at).flatMapMany(step -> followed(step, taken)).then();
        }
        return step(after, at)
                .flatMap(step -> promises(after)
                        .flatMap(promises -> (after.matchesOtherwiseThan(before) || !before.isOpen()
                                        ? rematched(step, promises, taken)
                                        : followed(step, taken))
                                .thenMany(Flux.fromIterable(step.known().toAttach(before, after, promises.now())))
                                .concatMap(metric -> start(
                                        step,
                                        metric,
                                        Objects.requireNonNull(promises.now().get(metric)),
                                        begins(metric, step),
                                        taken))
                                .then()));
    }

    /** "An OLA clock starts when it is attached, not at ticket creation." */
    private static Instant begins(Metric metric, Step step) {
        return metric.isInternal() ? step.at() : step.ticket().createdAt();
    }

    private Flux<Void> followed(Step step, boolean taken) {
        return Flux.fromIterable(step.known().kept()).concatMap(clock -> move(clock, duty(clock, step, taken), step));
    }

    private static Duty duty(TicketClock clock, Step step, boolean taken) {
        return taken && clock.metric() == Metric.OLA_ACK && clock.isLive() ? Duty.STOP : clock.duty(step.ticket());
    }

    /** Another promise may hold: running clocks are re-targeted, such without a promise cancelled; what runs again first runs. */
    private Flux<Void> rematched(Step step, Promises promises, boolean taken) {
        return Flux.fromIterable(step.known().kept())
                .concatMap(clock -> clock.isLive()
                        ? rematched(clock, step, promises, taken)
                        : moved(clock, duty(clock, step, taken), step)
                                .flatMap(now ->
                                        now.isLive() ? rematched(now, step, promises, taken) : Mono.<Void>empty()))
                .concatWith(Flux.fromIterable(step.known()
                                .toRevive(step.ticket(), promises.now().keySet()))
                        .concatMap(clock -> revived(clock, step)
                                .flatMap(alive -> promised(alive, promises.to(clock), step, taken))));
    }

    /** Something is promised again: the time in which nothing was counts as a pause. */
    private Mono<TicketClock> revived(TicketClock clock, Step step) {
        ClockEvent again = clock.againAt(step.at().toEpochMilli());
        TicketClock alive = clock.goingOn(clock.over(open(clock, step.hours())).apply(clock.tally(), again));
        return store(alive, step.hours(), step.at())
                .then(clocks.add(alive, List.of(again)))
                .thenReturn(alive);
    }

    private Mono<Void> rematched(TicketClock clock, Step step, Promises promises, boolean taken) {
        if (clock.isLeftBy(step.ticket())) {
            return move(clock, duty(clock, step, taken), step);
        }
        return promised(clock, promises.to(clock), step, taken);
    }

    private Mono<Void> promised(TicketClock clock, @Nullable Promise promise, Step step, boolean taken) {
        return promise == null
                ? move(clock, Duty.CANCEL, step)
                : retargeted(clock, promise, step).flatMap(now -> move(now, duty(now, step, taken), step));
    }

    private Mono<TicketClock> retargeted(TicketClock clock, Promise promise, Step step) {
        Retargeting change = new Retargeting(
                clock,
                open(clock, step.hours()),
                promise,
                Objects.requireNonNull(step.hours().get(promise.calendarId())).open(),
                step.at().toEpochMilli());
        return change.changesNothing()
                ? Mono.just(clock)
                : clocks.life(clock)
                        .map(change::after)
                        .flatMap(now -> store(now, step.hours(), step.at())
                                .then(change.isOfTerms() ? retargets.add(clock, now, step.at()) : Mono.empty())
                                .thenReturn(now));
    }

    private Mono<Void> start(Step step, Metric metric, Promise promise, Instant from, boolean taken) {
        TicketClock fresh =
                TicketClock.started(step.ticket(), metric, promise, step.known().nextCycle(metric), from);
        List<ClockEvent> events = new ArrayList<>(fresh.begin(Duty.RUN));
        events.addAll(fresh.toward(duty(fresh, step, taken), step.at().toEpochMilli()));
        TicketClock now = fresh.with(fresh.over(open(fresh, step.hours())).replay(events, Long.MAX_VALUE));
        return store(now, step.hours(), step.at()).then(clocks.add(now, events));
    }

    private Mono<Void> move(TicketClock clock, Duty duty, Step step) {
        return moved(clock, duty, step).then();
    }

    private Mono<TicketClock> moved(TicketClock clock, Duty duty, Step step) {
        List<ClockEvent> events = clock.toward(duty, step.at().toEpochMilli());
        if (events.isEmpty()) {
            return Mono.just(clock);
        }
        Tally tally = clock.tally();
        for (ClockEvent event : events) {
            tally = clock.over(open(clock, step.hours())).apply(tally, event);
        }
        TicketClock moved = (duty == Duty.CANCEL ? clock.with(tally).cancelledNow() : clock.with(tally))
                .unanswered(clock.metric() == Metric.NEXT_RESPONSE && duty == Duty.STOP);
        return store(moved, step.hours(), step.at())
                .then(clocks.add(moved, events))
                .thenReturn(moved);
    }

    /** Policies were written: what runs comes to what holds now. */
    Mono<Void> repromised(ServedTicket ticket, Instant at) {
        return step(ticket, at)
                .flatMap(step -> promises(ticket)
                        .flatMap(promises -> rematched(step, promises, false).then()));
    }

    @Override
    public Mono<Void> merged(Collection<UUID> losers, UUID survivor, Instant at) {
        return merging.merged(losers, survivor, at);
    }

    @Override
    public Mono<Void> unmerged(ServedTicket loser, UUID survivor, Instant at) {
        return merging.unmerged(loser.id(), survivor, at)
                .then(Mono.defer(() -> step(loser, at)
                        .flatMapMany(step -> followed(step, false))
                        .then()));
    }

    private Mono<Void> store(TicketClock clock, Map<UUID, Compiled> hours, Instant now) {
        return clocks.store(clock, open(clock, hours), now);
    }

    private static OpenTime open(TicketClock clock, Map<UUID, Compiled> hours) {
        return Objects.requireNonNull(hours.get(clock.promise().calendarId())).open();
    }

    @Override
    public Mono<Map<UUID, List<SlaReading>>> of(Collection<UUID> tickets, boolean internal, Instant now) {
        return reading.of(tickets, internal, now);
    }

    @Override
    public Mono<List<SlaExplanation>> explained(UUID ticket, boolean internal, Instant now) {
        return reading.explained(ticket, internal, now);
    }
}
