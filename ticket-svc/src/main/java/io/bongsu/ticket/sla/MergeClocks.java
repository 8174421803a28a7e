package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Clocks of tickets that become one, or are taken apart again: "the loser's clocks are cancelled, the survivor keeps the
 * earlier start". A question that nobody has answered goes along: it is the survivor that is written on now.
 */
@Component
class MergeClocks {
    private final ClockRepository clocks;
    private final Calendars calendars;

    MergeClocks(ClockRepository clocks, Calendars calendars) {
        this.clocks = clocks;
        this.calendars = calendars;
    }

    Mono<Void> merged(Collection<UUID> losers, UUID survivor, Instant at) {
        return Flux.fromIterable(losers)
                .concatMap(this::questions)
                .collectSortedList(
                        Comparator.comparingLong(question -> question.tally().startedAt()))
                .flatMap(questions -> clocks.rest(losers)
                        .then(recounted(survivor, at))
                        .then(questions.isEmpty() ? Mono.empty() : carried(questions.getFirst(), survivor, at)));
    }

    /** Questions of a ticket that wait for an answer: one, or none. */
    private Flux<TicketClock> questions(UUID ticket) {
        return clocks.held(ticket)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .filter(clock -> clock.metric() == Metric.NEXT_RESPONSE && clock.isLive());
    }

    /** As a cycle of the survivor's, unless it has an open question of its own. */
    private Mono<Void> carried(TicketClock question, UUID survivor, Instant at) {
        return calendars
                .all()
                .flatMap(hours -> clocks.held(survivor)
                        .collectList()
                        .map(KnownClocks::new)
                        .filter(known -> known.toBeginWhenAsked().contains(Metric.NEXT_RESPONSE))
                        .flatMap(known -> {
                            TicketClock copy = question.of(survivor, known.nextCycle(Metric.NEXT_RESPONSE));
                            return clocks.life(question)
                                    .flatMap(life -> clocks.store(copy, open(copy, hours), at)
                                            .then(clocks.add(
                                                    copy,
                                                    question.marks()
                                                            .counted(life)
                                                            .events())));
                        }));
    }

    /** Both count from their own starts again; the loser's question is its own again. */
    Mono<Void> unmerged(UUID loser, UUID survivor, Instant at) {
        return clocks.wake(loser)
                .then(recounted(survivor, at))
                .then(recounted(loser, at))
                .thenMany(Flux.defer(() -> questions(loser)))
                .concatMap(question -> questions(survivor)
                        .filter(copy ->
                                copy.tally().startedAt() == question.tally().startedAt())
                        .concatMap(copy -> cancelled(copy, at)))
                .then();
    }

    private Mono<Void> cancelled(TicketClock copy, Instant at) {
        List<ClockEvent> end = copy.toward(TicketClock.Duty.CANCEL, at.toEpochMilli());
        return calendars.all().flatMap(hours -> {
            OpenTime open = open(copy, hours);
            TicketClock ended = copy.with(copy.over(open).apply(copy.tally(), end.getFirst()));
            return clocks.store(ended.cancelledNow(), open, at).then(clocks.add(copy, end));
        });
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
                                .concatMap(clock -> recounted(clock, open(clock, hours), at))
                                .then()));
    }

    private Mono<Void> recounted(TicketClock clock, OpenTime open, Instant at) {
        return clocks.life(clock).flatMap(life -> clocks.store(clock.recounted(open, life), open, at));
    }

    private static OpenTime open(TicketClock clock, Map<UUID, Compiled> hours) {
        return Objects.requireNonNull(hours.get(clock.promise().calendarId())).open();
    }
}
