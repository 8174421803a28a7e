package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What would some policies make of the clocks that run? Reads only, a batch of open tickets at a time. */
@Component
class PolicyEffects {
    static final int BATCH = 500;

    private final OpenTickets tickets;
    private final PromisedClockRepository clocks;
    private final Calendars calendars;
    private final Clock clock;

    PolicyEffects(OpenTickets tickets, PromisedClockRepository clocks, Calendars calendars, Clock clock) {
        this.tickets = tickets;
        this.clocks = clocks;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * A clock as it runs, and as it would.
     *
     * @param after an equal one when nothing changes
     */
    record Effect(TicketClock before, TicketClock after, OpenTime present, OpenTime wanted) {
        boolean changes() {
            return !after.equals(before);
        }

        /** As it stands then: its new promise may pause for what its ticket is on hold for. */
        Effect settled(ServedTicket ticket, long now) {
            if (!changes() || after.cancelled()) {
                return this;
            }
            TicketClock settled = after;
            for (ClockEvent event : after.toward(after.duty(ticket), now)) {
                settled = settled.with(settled.over(wanted).apply(settled.tally(), event));
            }
            return new Effect(before, settled, present, wanted);
        }

        ClockPreview.Move shown(Instant now) {
            return new ClockPreview.Move(before.ticketId(), before.reading(present, now), after.reading(wanted, now));
        }
    }

    /** @param last of the batch; null when there are no more */
    record Batch(List<Effect> effects, @Nullable ServedTicket last) {}

    /** @param after the last ticket of the batch before; null from the beginning */
    Mono<Batch> batch(List<SlaPolicy> policies, @Nullable ServedTicket after) {
        return tickets.batch(after, BATCH)
                .flatMap(some -> effects(policies, some)
                        .map(found -> new Batch(found, some.size() < BATCH ? null : some.getLast())));
    }

    private Mono<List<Effect>> effects(List<SlaPolicy> policies, List<ServedTicket> some) {
        List<UUID> ids = some.stream().map(ServedTicket::id).toList();
        return calendars
                .all()
                .flatMap(calendars -> clocks.of(ids)
                        .flatMap(known -> clocks.lives(ids).map(lives -> {
                            Hours hours = new Hours(calendars, lives, clock.millis());
                            return some.stream()
                                    .flatMap(ticket -> effects(
                                            ticket,
                                            new KnownClocks(known.getOrDefault(ticket.id(), List.of())),
                                            Promises.of(policies, ticket),
                                            hours))
                                    .toList();
                        })));
    }

    /** By which the clocks of a batch are counted. */
    private record Hours(Map<UUID, Compiled> calendars, Map<ClockKey, Life> lives, long now) {
        OpenTime of(Promise promise) {
            return Objects.requireNonNull(calendars.get(promise.calendarId())).open();
        }

        Life life(TicketClock clock) {
            return Objects.requireNonNull(lives.get(ClockKey.of(clock)));
        }
    }

    private static Stream<Effect> effects(ServedTicket ticket, KnownClocks known, Promises promises, Hours hours) {
        return Stream.concat(
                        known.kept().stream().map(one -> effect(one, promises.to(one), hours)),
                        known.toRevive(ticket, promises.now().keySet()).stream()
                                .map(one -> revived(one, Objects.requireNonNull(promises.to(one)), hours)))
                .map(effect -> effect.settled(ticket, hours.now()));
    }

    private static Effect effect(TicketClock one, @Nullable Promise promise, Hours hours) {
        OpenTime present = hours.of(one.promise());
        if (promise != null) {
            return retargeted(one, one, hours.life(one), promise, hours);
        }
        ClockEvent end = one.toward(TicketClock.Duty.CANCEL, hours.now()).getFirst();
        TicketClock ended = one.with(one.over(present).apply(one.tally(), end)).cancelledNow();
        return new Effect(one, ended, present, present);
    }

    private static Effect revived(TicketClock one, Promise promise, Hours hours) {
        ClockEvent again = one.againAt(hours.now());
        TicketClock alive = one.goingOn(one.over(hours.of(one.promise())).apply(one.tally(), again));
        List<ClockEvent> events = new ArrayList<>(hours.life(one).events());
        events.add(again);
        return retargeted(one, alive, new Life(events), promise, hours);
    }

    private static Effect retargeted(TicketClock before, TicketClock now, Life life, Promise promise, Hours hours) {
        OpenTime present = hours.of(before.promise());
        Retargeting change = new Retargeting(now, present, promise, hours.of(promise), hours.now());
        return change.changesNothing()
                ? new Effect(before, now, present, present)
                : new Effect(before, change.after(life), present, change.wanted());
    }

    /** All of them, batch after batch. */
    Flux<Effect> all(List<SlaPolicy> policies) {
        return batch(policies, null)
                .expand(done -> done.last() == null ? Mono.empty() : batch(policies, done.last()))
                .concatMapIterable(Batch::effects);
    }
}
