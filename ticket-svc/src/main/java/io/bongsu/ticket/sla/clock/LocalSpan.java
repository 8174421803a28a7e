package io.bongsu.ticket.sla.clock;

/**
 * Wall-clock hours as written, in milliseconds of the local day: "{@code 24:00} is a legal end and means 00:00 of the next
 * date; an end of {@code 00:00} is rejected". An end before the start is overnight.
 */
public record LocalSpan(int from, int to) {
    public static final int DAY = 86_400_000;

    public LocalSpan {
        if (from < 0 || from >= DAY || to <= 0 || to > DAY || from == to) {
            throw new IllegalArgumentException("no hours of a day: " + from + " to " + to);
        }
    }

    /** "An overnight interval (22:00-06:00) is split at midnight, and each part obeys the rules of the date it lies on." */
    boolean isOvernight() {
        return to < from;
    }

    Interval onItsDate() {
        return new Interval(from, isOvernight() ? DAY : to);
    }

    /** Empty unless overnight. */
    Interval onTheNextDate() {
        return new Interval(0, isOvernight() ? to : 0);
    }
}
