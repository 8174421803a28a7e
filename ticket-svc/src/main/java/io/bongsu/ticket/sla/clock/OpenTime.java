package io.bongsu.ticket.sla.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sums over open hours, fast: prefix sums per year, compiled when a year is first asked for ("no loop over days, no schedule
 * rebuilt per call"). Safe for many threads.
 */
public final class OpenTime {
    /** How far ahead or back an answer is looked for: what does not happen in a hundred years does not happen. */
    static final int HORIZON_YEARS = 100;

    private final OpenHours hours;
    private final ConcurrentHashMap<Integer, Year> years = new ConcurrentHashMap<>();

    public OpenTime(OpenHours hours) {
        this.hours = hours;
    }

    public OpenHours hours() {
        return hours;
    }

    /** Open milliseconds in {@code [from, to)}; "an empty or reversed span is 0". */
    public long between(long from, long to) {
        if (to <= from) {
            return 0;
        }
        int first = yearOf(from);
        int last = yearOf(to);
        long sum = year(last).before(to) - year(first).before(from);
        for (int y = first; y < last; y++) {
            sum += year(y).total();
        }
        return sum;
    }

    /** {@code sup { t : |[from, t) ∩ open| ≤ amount }}: "when the target runs out exactly at closing, the deadline is the next opening". Empty when it never runs out. */
    public OptionalLong latest(long from, long amount) {
        requireAmount(amount);
        int first = yearOf(from);
        long rest = amount;
        for (int y = first; y <= first + HORIZON_YEARS; y++) {
            Year year = year(y);
            long done = y == first ? year.before(from) : 0;
            if (year.total() - done > rest) {
                return OptionalLong.of(Math.max(from, year.afterMoreThan(done + rest)));
            }
            rest -= year.total() - done;
        }
        return OptionalLong.empty();
    }

    /** {@code inf { t ≥ from : |[from, t) ∩ open| ≥ amount }}: the moment shown to people. Empty when it never comes. */
    public OptionalLong earliest(long from, long amount) {
        requireAmount(amount);
        if (amount == 0) {
            return OptionalLong.of(from);
        }
        int first = yearOf(from);
        long rest = amount;
        for (int y = first; y <= first + HORIZON_YEARS; y++) {
            Year year = year(y);
            long done = y == first ? year.before(from) : 0;
            if (year.total() - done >= rest) {
                return OptionalLong.of(year.afterAtLeast(done + rest));
            }
            rest -= year.total() - done;
        }
        return OptionalLong.empty();
    }

    /** When the target has passed since {@code from}, as people are shown it. Empty when that never comes. */
    public OptionalLong after(long from, Target target) {
        return switch (target) {
            case Target.WorkingTime(long millis) -> earliest(from, millis);
            case Target.WorkingDays days -> WorkingDates.advance(this, from, days);
        };
    }

    /** "Counting back is the same rule in reverse: {@code inf { s : |[s, t) ∩ open| ≤ d }}; zero back from a closed instant is the previous closing." */
    public OptionalLong back(long to, long amount) {
        requireAmount(amount);
        int last = yearOf(to);
        long rest = amount;
        for (int y = last; y >= last - HORIZON_YEARS; y--) {
            Year year = year(y);
            long done = y == last ? year.before(to) : year.total();
            if (done > rest) {
                return OptionalLong.of(year.afterAtLeast(done - rest));
            }
            rest -= done;
        }
        return OptionalLong.empty();
    }

    /** "Arithmetic takes whole, non-negative amounts." */
    private static void requireAmount(long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("a negative amount of working time: " + amount);
        }
    }

    /** The first open instant at or after this one. */
    public OptionalLong nextOpening(long from) {
        return latest(from, 0);
    }

    public List<Interval> open(Interval window) {
        return hours.open(window);
    }

    /** The instants of a date of the zone; empty for a date the zone skipped. */
    Interval date(LocalDate date, ZoneId zone) {
        return new Interval(WorkCalendar.instant(date, 0, zone), WorkCalendar.instant(date, LocalSpan.DAY, zone));
    }

    /** "An open date has any open time." */
    boolean isOpenDate(LocalDate date, ZoneId zone) {
        Interval instants = date(date, zone);
        return between(instants.from(), instants.to()) > 0;
    }

    /** "The end of that date's last interval"; the date is open. */
    long endOf(LocalDate date, ZoneId zone) {
        return hours.open(date(date, zone)).getLast().to();
    }

    private static int yearOf(long instant) {
        return Instant.ofEpochMilli(instant).atOffset(ZoneOffset.UTC).getYear();
    }

    private Year year(int number) {
        Year known = years.get(number);
        return known != null ? known : years.computeIfAbsent(number, this::compile);
    }

    private Year compile(int number) {
        return Year.of(hours.open(new Interval(newYear(number), newYear(number + 1))));
    }

    private static long newYear(int number) {
        return LocalDate.of(number, 1, 1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** @param sums open time up to the end of each interval */
    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Year(long[] from, long[] to, long[] sums) {

        static Year of(List<Interval> open) {
            long[] sums = new long[open.size()];
            long sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += open.get(i).length();
                sums[i] = sum;
            }
            return new Year(
                    open.stream().mapToLong(Interval::from).toArray(),
                    open.stream().mapToLong(Interval::to).toArray(),
                    sums);
        }

        long total() {
            return sums.length == 0 ? 0 : sums[sums.length - 1];
        }

        /** Open time of this year before the instant. */
        long before(long instant) {
            int found = Arrays.binarySearch(from, instant);
            int i = found >= 0 ? found : -found - 2; // the last that begins at or before it
            return i < 0 ? 0 : sums[i] - Math.max(0, to[i] - instant);
        }

        long afterMoreThan(long amount) {
            int found = Arrays.binarySearch(sums, amount);
            int i = found >= 0 ? found + 1 : -found - 1; // the first that ends with more
            return to[i] - (sums[i] - amount);
        }

        long afterAtLeast(long amount) {
            int found = Arrays.binarySearch(sums, amount);
            int i = found >= 0 ? found : -found - 1;
            return to[i] - (sums[i] - amount);
        }
    }
}
