package io.bongsu.ticket.automation;

import io.bongsu.ticket.automation.PastRepository.Line;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Something that happened to a ticket before.
 *
 * @param values what it made of the fields it changed
 */
record Past(Ticket ticket, Instant at, Happening happening, Map<String, Object> values) {
    /** Fields whose value in history is the word conditions compare with. */
    private static final List<String> AS_WRITTEN = List.of("state", "reason", "queue", "impact", "urgency", "title");

    /** The ticket's history as triggers would have seen it, the oldest first. */
    static List<Past> of(Ticket ticket, List<Line> lines) {
        List<Past> pasts = new ArrayList<>();
        Map<Long, List<Line>> changes = new LinkedHashMap<>();
        for (Line line : lines) {
            switch (line.kind()) {
                case "change" ->
                    changes.computeIfAbsent(line.version(), version -> new ArrayList<>())
                            .add(line);
                case "message" -> pasts.add(message(ticket, line));
                default -> fact(ticket, line, pasts);
            }
        }
        changes.values().forEach(together -> pasts.add(change(ticket, together)));
        return pasts;
    }

    private static Past message(Ticket ticket, Line line) {
        Actor actor = new Actor(line.actorId(), "", line.byPerson() ? Actor.Kind.PERSON : Actor.Kind.SYSTEM);
        Visibility visibility = line.isPublic() ? Visibility.PUBLIC : Visibility.INTERNAL;
        Happening said = Happening.said(ticket, actor, visibility, Objects.requireNonNullElse(line.body(), ""));
        return new Past(ticket, line.at(), said, Map.of());
    }

    private static void fact(Ticket ticket, Line line, List<Past> pasts) {
        String word = Objects.requireNonNullElse(line.field(), "");
        Occasion.of(word)
                .filter(Occasion::isOfAClock)
                .map(occasion -> Happening.clock(occasion, line.from(), line.to()))
                .ifPresent(happening -> pasts.add(new Past(ticket, line.at(), happening, Map.of())));
    }

    private static Past change(Ticket ticket, List<Line> together) {
        Map<String, Object> values = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Line line : together) {
            String field = Objects.requireNonNull(line.field());
            entries.add(Entry.change(Visibility.INTERNAL, field, line.from(), line.to()));
            if (AS_WRITTEN.contains(field)) {
                values.put(field, Objects.requireNonNullElse(line.to(), ""));
            } else if (field.equals("priority") && line.to() != null) {
                values.put(field, Long.parseLong(line.to()));
            }
        }
        return new Past(ticket, together.getFirst().at(), Happening.changed(entries), values);
    }

    /** Every ticket was opened once, however it was. */
    static Past opening(Ticket ticket) {
        return new Past(ticket, ticket.createdAt(), Happening.opened(), Map.of());
    }

    /** The words of a condition: the ticket as it is now, but what this changed as it became. */
    Map<String, Object> words() {
        Map<String, Object> words = ticket.subject().values(at);
        words.putAll(happening.values());
        words.putAll(values);
        return words;
    }
}
