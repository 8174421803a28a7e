package io.bongsu.ticket.sla.clock;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** "Two calendars can be intersected: open where both are open, each in its own zone." Dates are meant in the first one's zone. */
public record BothOpen(OpenHours first, OpenHours second) implements OpenHours {

    @Override
    public List<Interval> open(Interval window) {
        return Interval.intersect(first.open(window), second.open(window));
    }

    @Override
    public List<Closure> closures(Interval window) {
        List<Closure> all = new ArrayList<>(first.closures(window));
        all.addAll(second.closures(window));
        all.sort(Comparator.comparingLong(closure -> closure.when().from()));
        return all;
    }

    @Override
    public ZoneId zone(long at) {
        return first.zone(at);
    }
}
