package io.bongsu.ticket.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a webhook may hear of: a word for people, the type in the body. */
enum Event {
    OPENED("ticket.opened", "io.bongsu.ticket.ticket.opened.v1"),
    CHANGED("ticket.changed", "io.bongsu.ticket.ticket.changed.v1"),
    ACKNOWLEDGED("ticket.acknowledged", "io.bongsu.ticket.ticket.acknowledged.v1"),
    RESOLVED("ticket.resolved", "io.bongsu.ticket.ticket.resolved.v1");

    /** Sent on demand only, to see whether the receiver understands. */
    static final String TEST = "io.bongsu.ticket.webhook.tested.v1";

    private final String word;
    private final String type;

    Event(String word, String type) {
        this.word = word;
        this.type = type;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Event::word).toList();
    }

    static Optional<Event> ofType(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }
}
