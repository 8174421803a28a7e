package io.bongsu.ticket.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The clocks a ticket has had so far, and which ones are still wanted. */
record KnownClocks(List<TicketClock> all) {

    List<TicketClock> kept() {
        return all.stream().filter(clock -> !clock.cancelled()).toList();
    }

    /** Those that an answer of staff stops, and questions that ended without one. */
    List<TicketClock> answering() {
        Set<Metric> answers = Set.of(Metric.FIRST_RESPONSE, Metric.NEXT_RESPONSE, Metric.KEEP_INFORMED);
        return all.stream()
                .filter(clock -> (clock.isLive() && answers.contains(clock.metric()))
                        || clock.marks().unanswered())
                .toList();
    }

    int nextCycle(Metric metric) {
        return all.stream()
                        .filter(clock -> clock.metric() == metric)
                        .mapToInt(TicketClock::cycle)
                        .max()
                        .orElse(0)
                + 1;
    }

    /** "FIRST_RESPONSE is never armed again"; NEXT_RESPONSE unless a question is open: "further messages do not move it". */
    List<Metric> toBeginWhenAsked() {
        List<Metric> wanted = new ArrayList<>();
        if (all.stream().noneMatch(clock -> clock.metric() == Metric.FIRST_RESPONSE)) {
            wanted.add(Metric.FIRST_RESPONSE);
        }
        if (all.stream().noneMatch(clock -> clock.metric() == Metric.NEXT_RESPONSE && clock.isLive())) {
            wanted.add(Metric.NEXT_RESPONSE);
        }
        return wanted;
    }

    /** What was cancelled because nothing was promised any more, and is promised again. */
    List<TicketClock> toRevive(ServedTicket ticket, Set<Metric> promised) {
        return all.stream()
                .filter(clock -> clock.cancelled() && promised.contains(clock.metric()))
                .filter(clock ->
                        clock.metric() == Metric.RESOLVE || (clock.metric() == Metric.ACK && !ticket.acknowledged()))
                .toList();
    }

    /** Promises that have no clock yet and now want one; answers are armed by the requester alone. */
    List<Metric> toAttach(ServedTicket before, ServedTicket after, Map<Metric, Promise> promises) {
        return !after.isOpen()
                ? List.of()
                : promises.keySet().stream()
                        .filter(metric -> switch (metric) {
                            case ACK, RESOLVE ->
                                all.stream().noneMatch(clock -> clock.metric() == metric)
                                        && after.matchesOtherwiseThan(before);
                            case FIRST_RESPONSE, NEXT_RESPONSE, KEEP_INFORMED -> false;
                            case OLA_ACK, OLA -> isToAttachTo(after, metric, after.isHandedOverSince(before));
                            case VENDOR -> after.waitsForVendor() && hasNoneLive(metric);
                        })
                        .toList();
    }

    /** "The same OLA may be attached again after completion": with each arrival in the queue, and when it is promised late. */
    private boolean isToAttachTo(ServedTicket ticket, Metric metric, boolean arrived) {
        String queue = ticket.queue();
        List<TicketClock> ofQueue = all.stream()
                .filter(clock -> clock.metric() == metric && Objects.equals(clock.party(), queue))
                .toList();
        return queue != null
                && (ofQueue.isEmpty() || (arrived && ofQueue.stream().noneMatch(TicketClock::isLive)));
    }

    /** Of a vendor's clock the one before ends with the hold, in the same step. */
    private boolean hasNoneLive(Metric metric) {
        return all.stream().noneMatch(clock -> clock.metric() == metric && clock.isLive());
    }
}
