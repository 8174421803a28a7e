package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells tickets what their clocks did by themselves: three quarters are used up, or the promise is broken. Each once. */
@Component
class SlaTimer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SlaTimer.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;
    private static final int SIDE_BY_SIDE = 4;

    private final DueClockRepository due;
    private final ClockRepository clocks;
    private final Calendars calendars;
    private final ClockNotices notices;
    private final TenantTransaction transaction;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    SlaTimer(
            DueClockRepository due,
            ClockRepository clocks,
            Calendars calendars,
            ClockNotices notices,
            TenantTransaction transaction,
            Clock clock) {
        this.due = due;
        this.clocks = clocks;
        this.calendars = calendars;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(
                        tick -> fireAll().onErrorResume(Exception.class, e -> tryAgain("looking for due clocks", e)), 1)
                .subscribe();
    }

    Mono<Void> fireAll() {
        return due.due(clock.instant(), AT_ONCE)
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(
                        one -> transaction
                                .run(one.tenant(), fire(one.ticket()))
                                .onErrorResume(Exception.class, e -> tryAgain("firing clocks of a ticket", e)),
                        SIDE_BY_SIDE)
                .then();
    }

    private Mono<Void> tryAgain(String what, Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("timed work failed, the next tick tries again"));
    }

    private Mono<Void> fire(UUID ticket) {
        Mono<List<Entry>> news = calendars
                .all()
                .flatMap(hours -> clocks.held(ticket)
                        .collectList()
                        .flatMapMany(Flux::fromIterable)
                        .filter(one -> !one.cancelled())
                        .concatMap(one -> fire(
                                one,
                                Objects.requireNonNull(hours.get(one.promise().calendarId()))
                                        .open()))
                        .flatMap(Mono::justOrEmpty)
                        .collectList());
        return notices.tell(ticket, news);
    }

    /** What there is to tell of one clock, after it has been written that it is told. */
    private Mono<Optional<Entry>> fire(TicketClock before, OpenTime open) {
        Instant now = clock.instant();
        TicketClock seen = before.with(before.over(open).seen(before.tally(), now.toEpochMilli()));
        boolean breached = seen.tally().breach() != null && before.told() != Told.BREACHED;
        boolean warned = !breached && seen.isToBeWarned(open, now);
        TicketClock after = breached ? seen.with(Told.BREACHED) : warned ? seen.with(Told.WARNED) : seen;
        Optional<Entry> entry = breached || warned
                ? Optional.of(entry(breached ? "slaBreached" : "slaWarned", after.reading(open, now)))
                : Optional.empty();
        return clocks.store(after, open, now).thenReturn(entry);
    }

    private static Entry entry(String word, SlaReading reading) {
        String body = word.equals("slaBreached")
                ? "The promised time is over: " + reading.metric().word() + "."
                : "Three quarters of the promised time are used up: "
                        + reading.metric().word() + ".";
        return Entry.fact(
                word,
                body,
                reading.metric().word(),
                Objects.toString(reading.displayDueAt(), "")); // to: when it is due
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
