package io.bongsu.ticket.sla.clock;

import java.util.ArrayList;
import java.util.List;

/**
 * What a clock has gone through.
 *
 * @param events in order; the first is its start
 */
public record Life(List<ClockEvent> events) {

    /** As if it had begun only then, in the state it was in: what was before does not count. */
    public Life since(long from) {
        if (from <= events.getFirst().at()) {
            return this;
        }
        ClockState state = ClockState.RUNNING;
        List<ClockEvent> later = new ArrayList<>();
        for (ClockEvent event : events.subList(1, events.size())) {
            if (event.at() > from) {
                later.add(event);
            } else {
                state = state.after(event.type()).orElseThrow();
            }
        }
        List<ClockEvent> all = new ArrayList<>();
        all.add(new ClockEvent(from, ClockEvent.Type.START));
        if (state != ClockState.RUNNING) {
            all.add(new ClockEvent(from, state == ClockState.PAUSED ? ClockEvent.Type.PAUSE : ClockEvent.Type.STOP));
        }
        all.addAll(later);
        return new Life(List.copyOf(all));
    }

    /** What of it had happened before. */
    public Life before(long to) {
        return new Life(events.stream().filter(event -> event.at() < to).toList());
    }
}
