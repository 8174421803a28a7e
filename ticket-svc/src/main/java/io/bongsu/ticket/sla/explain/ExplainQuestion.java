package io.bongsu.ticket.sla.explain;

import io.bongsu.ticket.sla.calendar.CalendarDefinition;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Target;
import io.bongsu.ticket.sla.json.Spot;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is asked of the clock, read strictly. */
record ExplainQuestion(CalendarDefinition calendar, Target target, List<ClockEvent> events, long now) {
    private static final int MOST_EVENTS = 1_000;
    private static final String INSTANT = "An instant such as 2026-02-13T08:00:00Z, between 1900 and 2199.";

    static ExplainQuestion read(JsonNode body) {
        Spot spot = Spot.body(body);
        if (!spot.isObjectOf(Set.of("calendar", "target", "events", "now"), "calendar, target, events and now.")) {
            spot.done();
        }
        Optional<CalendarDefinition> calendar =
                CalendarDefinition.read(spot.field("calendar"), CalendarDefinition.FIELDS);
        Optional<Target> target = TargetWords.read(spot.field("target"));
        List<ClockEvent> events = events(spot.field("events"));
        Optional<Long> now = spot.field("now").text("not-an-instant", INSTANT, Words::instant);
        spot.done();
        return new ExplainQuestion(calendar.orElseThrow(), target.orElseThrow(), events, now.orElseThrow());
    }

    private static List<ClockEvent> events(Spot spot) {
        List<Spot> items = spot.items(MOST_EVENTS);
        int before = spot.errors().size();
        List<ClockEvent> events = items.stream()
                .map(ExplainQuestion::event)
                .flatMap(Optional::stream)
                .toList();
        if (events.size() == items.size() && spot.errors().size() == before) {
            checkOrder(spot, items, events);
        }
        return events;
    }

    private static Optional<ClockEvent> event(Spot spot) {
        if (!spot.isObjectOf(Set.of("at", "type", "reason"), "An event: at and type.")) {
            return Optional.empty();
        }
        Optional<Long> at = spot.field("at").text("not-an-instant", INSTANT, Words::instant);
        Optional<ClockEvent.Type> type = spot.field("type")
                .text(
                        "unknown-value",
                        "type is one of: start, pause, resume, stop, reopen.",
                        text -> Arrays.stream(ClockEvent.Type.values())
                                .filter(known -> known.word().equals(text))
                                .findFirst()
                                .orElseThrow(() -> new IllegalArgumentException(text)));
        return at.flatMap(when -> type.map(what -> new ClockEvent(when, what)));
    }

    /** Says of the first event that cannot be what it is and what stood before it. */
    private static void checkOrder(Spot spot, List<Spot> items, List<ClockEvent> events) {
        if (events.isEmpty()) {
            spot.missing("At least one event: the start.");
            return;
        }
        ClockState state = ClockState.RUNNING;
        if (events.getFirst().type() != ClockEvent.Type.START) {
            items.getFirst().field("type").wrong("not-started", "The first event is the start.");
            return;
        }
        for (int i = 1; i < events.size(); i++) {
            ClockEvent event = events.get(i);
            if (event.at() < events.get(i - 1).at()) {
                items.get(i)
                        .field("at")
                        .wrong("out-of-order", "Events are in order of time; this one is before the one before it.");
                return;
            }
            Optional<ClockState> next = state.after(event.type());
            if (next.isEmpty()) {
                items.get(i)
                        .field("type")
                        .wrong(
                                "illegal-event",
                                "The clock is " + state.word() + " here: "
                                        + event.type().word() + " is not possible.");
                return;
            }
            state = next.get();
        }
    }
}
