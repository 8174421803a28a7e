package io.bongsu.ticket.sla;

import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.Levels;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a clock tells by itself, and when: its levels of escalation, each once, and that its promise is broken. */
record ClockAlarm(TicketClock clock, OpenTime open) {

    /** When to look at it next: its next level, or the first instant past its deadline. */
    @Nullable
    Instant next(Instant now) {
        if (clock.cancelled()) {
            return null;
        }
        if (isToBeToldBroken()) {
            return now;
        }
        return clock.tally().state() == ClockState.RUNNING
                ? Stream.concat(
                                clock.told() == Told.BREACHED ? Stream.empty() : pastDeadline().stream(),
                                armed().map(this::at).flatMap(Optional::stream))
                        .min(Instant::compareTo)
                        .orElse(null)
                : null;
    }

    private boolean isToBeToldBroken() {
        return clock.tally().breach() != null && clock.told() != Told.BREACHED;
    }

    private Optional<Instant> pastDeadline() {
        Due due = clock.over(open).read(clock.tally(), clock.tally().since()).due();
        return Optional.ofNullable(due).map(found -> Words.instant(found.deadline() + 1));
    }

    /** Levels that have not been told; no warnings any more of what is broken. */
    private Stream<Escalation> armed() {
        boolean broken = clock.tally().breach() != null;
        return clock.promise().levels().stream()
                .filter(level -> !(broken && level.at().warns()))
                .filter(level -> !isTold(level));
    }

    boolean isTold(Escalation level) {
        return clock.fired().contains(clock.promise().key(level));
    }

    /** Where the level stands if the clock runs on. */
    Optional<Instant> at(Escalation level) {
        OptionalLong found = Levels.of(clock.over(open), clock.tally(), level.at());
        return found.isEmpty() ? Optional.empty() : Optional.of(Words.instant(found.getAsLong()));
    }

    /** What there is to tell now; the clock has been seen at that instant. */
    List<Escalation> reached(Instant now) {
        return clock.cancelled() || clock.tally().state() != ClockState.RUNNING
                ? List.of()
                : armed().filter(level ->
                                at(level).filter(at -> !at.isAfter(now)).isPresent())
                        .toList();
    }

    /** The clock after all this has been told. */
    TicketClock told(List<Escalation> reached) {
        return clock.told(reached, isToBeToldBroken());
    }
}
