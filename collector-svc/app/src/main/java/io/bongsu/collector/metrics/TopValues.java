package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The values that most series have; holds no more than asked for, however many it is shown. */
final class TopValues {
    private static final Comparator<ValueUsage> LEAST_FIRST = Comparator.comparingLong(ValueUsage::series)
            .thenComparing(ValueUsage::label, Comparator.reverseOrder())
            .thenComparing(ValueUsage::value, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<ValueUsage> top = new PriorityQueue<>(LEAST_FIRST);

    TopValues(int most) {
        this.most = most;
    }

    void add(String label, String value, long series) {
        ValueUsage least = top.peek();
        if (series > 0 && (least == null || top.size() < most || series >= least.series())) {
            add(new ValueUsage(label, value, series));
        }
    }

    void add(ValueUsage one) {
        top.add(one);
        if (top.size() > most) {
            top.poll();
        }
    }

    List<ValueUsage> sorted() {
        List<ValueUsage> all = new ArrayList<>(top);
        all.sort(LEAST_FIRST.reversed());
        return all;
    }
}
