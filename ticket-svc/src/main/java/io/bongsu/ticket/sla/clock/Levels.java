package io.bongsu.ticket.sla.clock;

import java.util.Optional;
import java.util.OptionalLong;

/** Where the levels of a clock stand, given how it has run so far and assuming no further pause. */
public final class Levels {

    private Levels() {}

    /** Empty when it never comes, or would have come before the clock began: a warning an hour before the end of half an hour. */
    public static OptionalLong of(SlaClock clock, Tally tally, Level level) {
        return switch (level) {
            case Level.Percent(int percent) -> share(clock, tally, percent);
            case Level.WorkingTime(long millis) when reachesBack(clock.target(), millis) -> OptionalLong.empty();
            case Level.WorkingTime(long millis) -> afterStart(tally, deadline(clock.level(tally, millis)));
            case Level.WorkingDays(int days) ->
                clock.due(tally)
                        .map(due -> WorkingDates.moved(clock.open(), due.deadline(), days, clock.target()))
                        .map(found -> afterStart(tally, found))
                        .orElse(OptionalLong.empty());
        };
    }

    private static boolean reachesBack(Target target, long millis) {
        return target instanceof Target.WorkingTime(long promised) && promised + millis <= 0;
    }

    private static OptionalLong afterStart(Tally tally, OptionalLong found) {
        return found.isPresent() && found.getAsLong() <= tally.startedAt() ? OptionalLong.empty() : found;
    }

    private static OptionalLong deadline(Optional<Due> due) {
        return due.map(Due::deadline).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Of a target in working days the share is taken of the working time it holds when nothing is paused. */
    private static OptionalLong share(SlaClock clock, Tally tally, int percent) {
        return amount(clock, tally)
                .flatMap(whole -> new SlaClock(clock.open(), new Target.WorkingTime(whole * percent / 100)).used(tally))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static Optional<Long> amount(SlaClock clock, Tally tally) {
        return switch (clock.target()) {
            case Target.WorkingTime(long millis) -> Optional.of(millis);
            case Target.WorkingDays days -> {
                OptionalLong reached = WorkingDates.advance(clock.open(), tally.startedAt(), days);
                yield reached.isEmpty()
                        ? Optional.empty()
                        : Optional.of(clock.open().between(tally.startedAt(), reached.getAsLong()));
            }
        };
    }
}
