package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.round.Rounds;
import io.bongsu.ticket.sla.RecountRepository.Counted;
import io.bongsu.ticket.sla.RecountRepository.Pending;
import io.bongsu.ticket.sla.calendar.CalendarWatch;
import io.bongsu.ticket.sla.calendar.Calendars;
import io.bongsu.ticket.sla.calendar.Calendars.Compiled;
import io.bongsu.ticket.sla.clock.OpenTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * "Calendar edit or late holiday: batch re-evaluation of running clocks. Finished verdicts stay." Each clock is counted by the
 * same function that reads it; batches are written one by one, so that agents' work on a ticket never waits for all of them,
 * and what a crash leaves is found again by the calendar's version.
 */
@Component
class ClockRecount implements CalendarWatch {
    private static final int BATCH = 5_000;
    private static final int SIDE_BY_SIDE = 2;
    /** Of what another instance or an earlier life has left. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final RecountRepository clocks;
    private final Calendars calendars;
    private final TenantTransaction transaction;
    private final Clock clock;
    private final Sinks.Many<Long> asked = Sinks.many().multicast().directBestEffort();

    ClockRecount(RecountRepository clocks, Calendars calendars, TenantTransaction transaction, Clock clock) {
        this.clocks = clocks;
        this.calendars = calendars;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void changed() {
        asked.tryEmitNext(0L); // unheard it is done within the period
    }

    @Bean
    Rounds<Pending> recountRounds() {
        return new Rounds<>("counting clocks anew", Rounds.each(PERIOD, asked.asFlux()), 1, clocks::pending, this::all);
    }

    /** The next batch is read while those before it are written. */
    private Mono<Void> all(Pending calendar) {
        return batch(calendar, null)
                .expand(last -> last.size() < BATCH
                        ? Mono.empty()
                        : batch(calendar, last.getLast().clock()))
                .flatMap(
                        found -> transaction.run(calendar.tenant(), moved(found).flatMap(clocks::move)), SIDE_BY_SIDE)
                .then(Mono.defer(() -> transaction.run(calendar.tenant(), clocks.done(calendar))));
    }

    private Mono<List<Counted>> batch(Pending calendar, @Nullable TicketClock after) {
        return transaction.run(
                calendar.tenant(),
                clocks.running(calendar.calendar(), after, BATCH).collectList());
    }

    private Mono<List<Counted>> moved(List<Counted> found) {
        return calendars.all().map(hours -> moved(found, hours));
    }

    private List<Counted> moved(List<Counted> found, Map<UUID, Compiled> hours) {
        Instant now = clock.instant();
        List<Counted> moved = new ArrayList<>();
        for (Counted before : found) {
            TicketClock one = before.clock();
            OpenTime open = Objects.requireNonNull(hours.get(one.promise().calendarId()))
                    .open();
            Counted after = new Counted(one, one.nextFire(open, now), one.dueAt(open));
            if (!after.equals(before)) {
                moved.add(after);
            }
        }
        return moved;
    }
}
