package io.bongsu.ticket.automation;

import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Ticket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has just happened to a ticket, as triggers see it.
 *
 * @param changed names of the fields that changed
 * @param previous what they were, where they were anything
 * @param message what was written; of a clock the name of its level
 * @param metric whose clock it was
 */
record Happening(
        Occasion occasion,
        List<String> changed,
        Map<String, String> previous,
        String message,
        boolean messageIsPublic,
        boolean byRequester,
        String metric) {

    static Happening opened() {
        return new Happening(Occasion.OPENED, List.of(), Map.of(), "", false, false, "");
    }

    static Happening changed(List<Entry> changes) {
        Map<String, String> previous = new LinkedHashMap<>();
        for (Entry change : changes) {
            String from = change.from();
            if (from != null) {
                previous.put(Objects.requireNonNull(change.field()), from);
            }
        }
        List<String> fields = changes.stream()
                .map(change -> Objects.requireNonNull(change.field()))
                .toList();
        return new Happening(Occasion.CHANGED, fields, previous, "", false, false, "");
    }

    static Happening said(Ticket ticket, Actor actor, Visibility visibility, String body) {
        boolean byRequester =
                actor.isPerson() && actor.id().equals(ticket.requester().id());
        return new Happening(
                Occasion.MESSAGE, List.of(), Map.of(), body, visibility == Visibility.PUBLIC, byRequester, "");
    }

    /** @param to the level that was reached, or when a broken promise was due */
    static Happening clock(Occasion occasion, @Nullable String metric, @Nullable String to) {
        String level = occasion == Occasion.SLA_BREACHED ? "" : Objects.requireNonNullElse(to, "");
        return new Happening(
                occasion, List.of(), Map.of(), level, false, false, Objects.requireNonNullElse(metric, ""));
    }

    /** It came to a queue. Who takes it from somebody means it. */
    boolean mayNeedSomebody() {
        return occasion == Occasion.OPENED || changed.contains("queue");
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("event", occasion.word());
        values.put("changed", changed);
        values.put("previous", previous);
        values.put("message", message);
        values.put("messageIsPublic", messageIsPublic);
        values.put("byRequester", byRequester);
        values.put("metric", metric);
        return values;
    }
}
