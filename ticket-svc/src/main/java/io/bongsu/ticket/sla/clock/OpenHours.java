package io.bongsu.ticket.sla.clock;

import java.time.ZoneId;
import java.util.List;

/** Which instants are open, and why are the others not? */
public interface OpenHours {

    /** The open instants inside the window: sorted, disjoint, joined where they touch. */
    List<Interval> open(Interval window);

    /** The holidays and breaks inside the window, sorted by beginning; what else is not open is plainly closed. */
    List<Closure> closures(Interval window);

    /** In whose zone dates are meant at that instant. */
    ZoneId zone(long at);

    /** Closed, and not for being outside the usual hours. */
    record Closure(Interval when, Why why) {}
}
