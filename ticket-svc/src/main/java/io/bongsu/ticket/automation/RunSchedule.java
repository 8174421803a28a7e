package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.automation.ScheduleRepository.Candidate;
import io.bongsu.ticket.automation.ScheduleRepository.Cursor;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.condition.Verdict;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One step of a scheduler's round: some tickets for which its time has passed, each held in a transaction of its own. A ticket is
 * dealt with once for the time it waits from, and asked again in the next round when the condition did not hold. A process that
 * dies in a step leaves it to the next after the lease.
 */
@Component
class RunSchedule {
    private static final int STEP = 100;
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final RuleRepository rules;
    private final ScheduleRepository schedule;
    private final RunRepository runs;
    private final Calendars calendars;
    private final Tickets tickets;
    private final Practices practices;
    private final Conditions conditions;
    private final Carry carry;
    private final TenantTransaction transaction;

    RunSchedule(
            RuleRepository rules,
            ScheduleRepository schedule,
            RunRepository runs,
            Calendars calendars,
            Tickets tickets,
            Practices practices,
            Conditions conditions,
            Carry carry,
            TenantTransaction transaction) {
        this.rules = rules;
        this.schedule = schedule;
        this.runs = runs;
        this.calendars = calendars;
        this.tickets = tickets;
        this.practices = practices;
        this.conditions = conditions;
        this.carry = carry;
        this.transaction = transaction;
    }

    /** A scheduler that would be refused today says so, and is tried again after the lease. */
    Mono<Void> step(UUID id) {
        Instant now = tickets.now();
        return schedule.claim(id, now, now.plus(LEASE))
                .as(transaction::run)
                .flatMap(cursor -> rules.one(Rule.Kind.SCHEDULER, id)
                        .as(transaction::run)
                        .flatMap(rule -> rule.fault() == null
                                ? step(rule, Objects.requireNonNull(rule.after()), cursor, now)
                                : Mono.error(new IllegalStateException(rule.fault()))));
    }

    private Mono<Void> step(Rule rule, Wait wait, Cursor cursor, Instant now) {
        return calendars
                .all()
                .map(hours ->
                        Objects.requireNonNull(hours.get(wait.calendarId())).open())
                .flatMap(open -> schedule.candidates(rule.id(), wait.since(), latest(wait.target(), now), cursor, STEP)
                        .map(some -> new Work(some, open)))
                .as(transaction::run)
                .publishOn(Schedulers.boundedElastic())
                .flatMap(work -> Flux.fromIterable(work.some())
                        .filter(one -> hasPassed(wait.target(), one.since(), work.open(), now))
                        .concatMap(one -> one(rule, wait, one).as(transaction::run))
                        .then(Mono.defer(() -> onward(rule, work.some(), now).as(transaction::run))));
    }

    private record Work(List<Candidate> some, OpenTime open) {}

    private Mono<Void> onward(Rule rule, List<Candidate> some, Instant now) {
        if (some.size() < STEP) {
            return schedule.move(rule.id(), null, now.plus(ROUND));
        }
        Candidate last = some.getLast();
        return schedule.move(rule.id(), new Cursor(last.since(), last.ticket()), now);
    }

    /** Working time is never longer than time: what began later cannot have waited long enough. */
    private static Instant latest(Target target, Instant now) {
        return switch (target) {
            case Target.WorkingTime(long millis) -> now.minusMillis(millis);
            case Target.WorkingDays(int days, boolean endOfDay) -> now.minus(Duration.ofDays(Math.max(0, days - 1)));
        };
    }

    static boolean hasPassed(Target target, Instant since, OpenTime open, Instant now) {
        OptionalLong due = open.after(since.toEpochMilli(), target);
        return due.isPresent() && due.getAsLong() <= now.toEpochMilli();
    }

    private Mono<Void> one(Rule rule, Wait wait, Candidate candidate) {
        return tickets.locked(candidate.ticket())
                .filter(ticket -> candidate.since().equals(since(wait.since(), ticket)))
                .filterWhen(ticket -> schedule.isDone(rule.id(), candidate).map(done -> !done))
                .flatMap(ticket -> {
                    Verdict verdict = conditions
                            .accepted(rule.condition(), Scope.TICKET, "/condition")
                            .holds(ticket.subject().values(tickets.now()));
                    return verdict.yes() ? act(rule, ticket, candidate) : Mono.empty();
                });
    }

    private static @Nullable Instant since(Wait.Since since, Ticket ticket) {
        return switch (since) {
            case CREATED -> ticket.createdAt();
            case UPDATED -> ticket.updatedAt();
            case RESOLVED -> ticket.status().resolvedAt();
        };
    }

    private Mono<Void> act(Rule rule, Ticket ticket, Candidate candidate) {
        return Mono.deferContextual(context -> {
            Chain chain = Chain.of(context);
            return Mono.fromCallable(
                            () -> Planning.of(practices.of(ticket), ticket, rule.actions(), null, tickets.now()))
                    .filter(plan -> !plan.closesMajorIncident()) // asked again in the next round
                    .flatMap(plan -> plan.isEmpty()
                            ? Mono.just(Run.of(rule, ticket, Run.Outcome.NOTHING, "", chain))
                            : carry.out(plan, rule.actor())
                                    .contextWrite(chain.next()::in)
                                    .thenReturn(Run.of(rule, ticket, Run.Outcome.ACTED, "", chain)))
                    .onErrorResume(
                            Failure.class,
                            failure -> Mono.just(Run.of(
                                    rule, ticket, Run.Outcome.FAILED, String.valueOf(failure.getMessage()), chain)))
                    .flatMap(run -> runs.add(run).then(schedule.done(rule.id(), candidate)));
        });
    }
}
