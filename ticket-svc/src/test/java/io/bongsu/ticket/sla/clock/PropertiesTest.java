package io.bongsu.ticket.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.sla.clock.Target.WorkingTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every calendar and every life of a clock, tried with seeded ones. */
class PropertiesTest {
    private static final int TRIES = 400;

    private static void each(java.util.function.Consumer<RandomCalendars> property) {
        LongStream.range(0, TRIES).forEach(seed -> {
            try {
                property.accept(new RandomCalendars(seed));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        });
    }

    @Test
    void openTimeAddsUp() {
        each(random -> {
            OpenTime open = new OpenTime(random.calendar());
            long a = random.instant();
            long b = random.further(a);
            long c = random.further(b);
            assertThat(open.between(a, b) + open.between(b, c)).isEqualTo(open.between(a, c));
            assertThat(open.between(a, b)).isBetween(0L, b - a);
            assertThat(open.between(b, a)).isZero();
        });
    }

    @Test
    void sumsAreWhatTheIntervalsSay() {
        each(random -> {
            OpenTime open = new OpenTime(random.calendar());
            long a = random.instant();
            long b = random.further(a);
            List<Interval> intervals = open.open(new Interval(a, b));
            assertThat(open.between(a, b))
                    .isEqualTo(intervals.stream().mapToLong(Interval::length).sum());
            for (int i = 1; i < intervals.size(); i++) {
                assertThat(intervals.get(i).from())
                        .isGreaterThan(intervals.get(i - 1).to());
            }
        });
    }

    /** The definition said again, slowly: every minute of local time is asked for. */
    @Test
    void openHoursAreTheSameWhicheverWindowIsAskedFor() {
        each(random -> {
            WorkCalendar calendar = random.calendar();
            long a = random.instant();
            Interval whole = new Interval(a, a + 3L * LocalSpan.DAY);
            List<Interval> pieces = LongStream.iterate(a, from -> from < whole.to(), from -> from + 3_600_001)
                    .mapToObj(from -> new Interval(from, Math.min(whole.to(), from + 3_600_001)))
                    .flatMap(piece -> calendar.open(piece).stream())
                    .toList();
            assertThat(Interval.union(pieces)).isEqualTo(calendar.open(whole));
        });
    }

    @Test
    void deadlineIsTheLatestAndTheDisplayTheEarliestInstantThatUsesTheTarget() {
        each(random -> {
            OpenTime open = new OpenTime(random.calendar());
            long from = random.instant();
            long amount = random.amount();
            long latest = open.latest(from, amount).orElseThrow();
            long earliest = open.earliest(from, amount).orElseThrow();
            assertThat(open.between(from, latest)).isEqualTo(amount);
            assertThat(open.between(from, latest + 1)).isEqualTo(amount + 1);
            assertThat(open.between(from, earliest)).isEqualTo(amount);
            assertThat(earliest).isBetween(from, latest);
            if (earliest > from) {
                assertThat(open.between(from, earliest - 1)).isEqualTo(amount - 1);
            }
        });
    }

    @Test
    void countingBackIsTheSameRuleInReverse() {
        each(random -> {
            OpenTime open = new OpenTime(random.calendar());
            long to = random.instant();
            long amount = random.amount();
            long back = open.back(to, amount).orElseThrow();
            assertThat(open.between(back, to)).isEqualTo(amount);
            assertThat(open.between(back - 1, to)).isEqualTo(amount + 1);
        });
    }

    @Test
    void laterDeadlinesForLargerTargets() {
        each(random -> {
            OpenTime open = new OpenTime(random.calendar());
            long from = random.instant();
            long amount = random.amount();
            assertThat(open.latest(from, amount).orElseThrow())
                    .isLessThan(open.latest(from, amount + 1).orElseThrow());
        });
    }

    @Test
    void clockNeverRunsBackAndKeptStepByStepShowsTheSameAsReplayed() {
        each(random -> {
            SlaClock clock = new SlaClock(new OpenTime(random.calendar()), new WorkingTime(random.amount()));
            List<ClockEvent> events = random.events();
            long now = events.getFirst().at();
            long before = 0;
            boolean breached = false;
            Tally kept = clock.start(now);
            for (ClockEvent event : events.subList(1, events.size())) {
                kept = clock.apply(kept, event);
                Reading reading = clock.read(clock.replay(events, event.at()), event.at());
                assertThat(reading.consumed()).isGreaterThanOrEqualTo(before);
                assertThat(breached && !reading.breached())
                        .as("a breach was erased")
                        .isFalse();
                before = reading.consumed();
                breached = reading.breached();
                now = event.at();
            }
            long later = random.further(now);
            assertThat(clock.read(kept, later)).isEqualTo(clock.read(clock.replay(events, later), later));
        });
    }

    @Test
    void breachedIsBeyondTheTarget() {
        each(random -> {
            long target = random.amount();
            SlaClock clock = new SlaClock(new OpenTime(random.calendar()), new WorkingTime(target));
            List<ClockEvent> events = random.events();
            long now = random.further(events.getLast().at());
            Reading reading = clock.read(clock.replay(events, now), now);
            assertThat(reading.breached()).isEqualTo(reading.consumed() > target);
            Due due = reading.due();
            if (due != null) {
                assertThat(now > due.deadline()).isEqualTo(reading.breached());
                assertThat(clock.read(clock.replay(events, now), now).due()).isEqualTo(due);
            }
        });
    }

    @Test
    void explanationHasNoGapAndCountsWhatIsConsumed() {
        each(random -> {
            WorkCalendar calendar = random.calendar();
            SlaClock clock = new SlaClock(new OpenTime(calendar), new WorkingTime(random.amount()));
            List<ClockEvent> events = random.events();
            long now = random.further(events.getLast().at());
            List<Explanation.Line> lines = Explanation.of(calendar, events, now, 10_000);
            assertThat(lines.stream()
                            .filter(Explanation.Line::counted)
                            .mapToLong(line -> line.when().length())
                            .sum())
                    .isEqualTo(clock.read(clock.replay(events, now), now).consumed());
            for (int i = 1; i < lines.size(); i++) {
                assertThat(lines.get(i).when().from())
                        .isEqualTo(lines.get(i - 1).when().to());
                assertThat(lines.get(i).why()).isNotEqualTo(lines.get(i - 1).why());
            }
        });
    }

    @Test
    void versionInForceAtAnInstantCounts() {
        each(random -> {
            WorkCalendar before = random.calendar();
            WorkCalendar after = random.calendar();
            long change = random.instant();
            OpenTime open = new OpenTime(new CalendarVersions(
                    List.of(new CalendarVersions.Version(0, before), new CalendarVersions.Version(change, after))));
            long a = change - 5L * LocalSpan.DAY;
            long b = random.further(change);
            assertThat(open.between(a, b))
                    .isEqualTo(new OpenTime(before).between(a, change) + new OpenTime(after).between(change, b));
        });
    }

    @Test
    void intersectionIsOpenWhereBothAre() {
        each(random -> {
            WorkCalendar one = random.calendar();
            WorkCalendar other = random.calendar();
            long a = random.instant();
            Interval window = new Interval(a, random.further(a));
            BothOpen both = new BothOpen(one, other);
            long either = Interval.union(
                            java.util.stream.Stream.concat(one.open(window).stream(), other.open(window).stream())
                                    .toList())
                    .stream()
                    .mapToLong(Interval::length)
                    .sum();
            assertThat(new OpenTime(both).between(window.from(), window.to()))
                    .isEqualTo(new OpenTime(one).between(window.from(), window.to())
                            + new OpenTime(other).between(window.from(), window.to())
                            - either);
        });
    }

    @Test
    void neverOpeningCalendarEndsTheSearch() {
        WorkCalendar never = new WorkCalendar(
                ZoneOffset.UTC,
                java.util.Map.of(),
                List.of(new DateException.Shift(
                        LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC).toLocalDate(),
                        List.of(new LocalSpan(0, 1)))));
        long now = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        SlaClock days = new SlaClock(new OpenTime(never), new Target.WorkingDays(1, true));
        assertThat(new OpenTime(never).latest(now, 0)).isEmpty();
        assertThat(days.due(days.start(now))).isEmpty();
        assertThat(days.read(days.start(now), now).remaining()).isNull();
    }
}
