package io.bongsu.ticket.sla.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Instants {@code [from, to)}: "start included, end excluded; empty intervals vanish; intervals that touch join without a seam". */
public record Interval(long from, long to) {

    boolean isEmpty() {
        return to <= from;
    }

    public long length() {
        return to - from;
    }

    Interval clip(Interval window) {
        return new Interval(Math.max(from, window.from), Math.min(to, window.to));
    }

    /** Sorted and disjoint, whatever came in. */
    static List<Interval> union(List<Interval> some) {
        List<Interval> sorted = some.stream()
                .filter(interval -> !interval.isEmpty())
                .sorted(Comparator.comparingLong(Interval::from))
                .toList();
        List<Interval> joined = new ArrayList<>();
        for (Interval next : sorted) {
            if (!joined.isEmpty() && next.from <= joined.getLast().to) {
                Interval last = joined.removeLast();
                joined.add(new Interval(last.from, Math.max(last.to, next.to)));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** What both have; both sorted and disjoint. */
    static List<Interval> intersect(List<Interval> some, List<Interval> others) {
        List<Interval> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < some.size() && j < others.size()) {
            Interval one = some.get(i);
            Interval other = others.get(j);
            Interval common = one.clip(other);
            if (!common.isEmpty()) {
                both.add(common);
            }
            if (one.to < other.to) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    /** What of {@code some} is in none of {@code others}; both sorted and disjoint. */
    static List<Interval> subtract(List<Interval> some, List<Interval> others) {
        List<Interval> rest = new ArrayList<>();
        int first = 0;
        for (Interval one : some) {
            long from = one.from;
            while (first < others.size() && others.get(first).to <= from) {
                first++;
            }
            for (int j = first; j < others.size() && others.get(j).from < one.to; j++) {
                add(rest, from, others.get(j).from);
                from = Math.max(from, others.get(j).to);
            }
            add(rest, from, one.to);
        }
        return rest;
    }

    private static void add(List<Interval> rest, long from, long to) {
        if (from < to) {
            rest.add(new Interval(from, to));
        }
    }
}
