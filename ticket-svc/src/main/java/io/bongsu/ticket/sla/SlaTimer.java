package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells tickets what their clocks did by themselves: a level is reached, or the promise is broken. Each once. */
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
                        .flatMapIterable(entries -> entries)
                        .collectList());
        return notices.tell(ticket, news);
    }

    /** What there is to tell of one clock, after it has been written that it is told. */
    private Mono<List<Entry>> fire(TicketClock before, OpenTime open) {
        Instant now = clock.instant();
        TicketClock seen = before.with(before.over(open).seen(before.tally(), now.toEpochMilli()));
        List<Escalation> reached = seen.alarm(open).reached(now);
        TicketClock after = seen.alarm(open).told(reached);
        boolean broken = after.told() == Told.BREACHED && before.told() != Told.BREACHED;
        return clocks.store(after, open, now).thenReturn(entries(after.reading(open, now), broken, reached));
    }

    private static List<Entry> entries(SlaReading reading, boolean broken, List<Escalation> reached) {
        String metric = reading.metric().word();
        String due = Objects.toString(reading.displayDueAt(), "");
        List<Entry> entries = new ArrayList<>();
        if (broken) {
            String since = reading.retargeted() ? " What was promised had been changed while the time ran." : "";
            entries.add(Entry.fact("slaBreached", "The promised time is over: " + metric + "." + since, metric, due));
        }
        for (Escalation level : reached) {
            String word = level.at().warns() ? "slaWarned" : "slaEscalated";
            String body = "Level " + level.word() + " of " + metric + " is reached; due " + due + ".";
            entries.add(Entry.fact(word, body, metric, level.label()));
        }
        return entries;
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
