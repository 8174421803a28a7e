package io.bongsu.ticket.ticket;

import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a ticket, as entries of its history. */
public final class Changes {
    private final List<Entry> entries = new ArrayList<>();

    private Changes() {}

    public static List<Entry> between(Ticket before, Ticket after) {
        Changes changes = new Changes();
        Content old = before.content();
        Content now = after.content();
        changes.add(Visibility.PUBLIC, "title", old.title(), now.title());
        changes.add(Visibility.PUBLIC, "description", old.description(), now.description());
        changes.add(
                Visibility.INTERNAL, "impact", old.impact().word(), now.impact().word());
        changes.add(
                Visibility.INTERNAL,
                "urgency",
                old.urgency().word(),
                now.urgency().word());
        changes.add(
                Visibility.PUBLIC, "priority", Integer.toString(before.priority()), Integer.toString(after.priority()));
        changes.add(Visibility.INTERNAL, "majorIncident", flag(before.majorIncident()), flag(after.majorIncident()));
        changes.add(Visibility.INTERNAL, "queue", old.queue(), now.queue());
        changes.add(Visibility.INTERNAL, "tags", joined(old.tags()), joined(now.tags()));
        Set<String> own = new TreeSet<>(old.fields().values().keySet());
        own.addAll(now.fields().values().keySet());
        own.forEach(field -> changes.add(
                Visibility.INTERNAL,
                field,
                old.fields().get(field),
                now.fields().get(field)));
        Set<String> custom = new TreeSet<>(old.custom().values().keySet());
        custom.addAll(now.custom().values().keySet());
        custom.forEach(key -> changes.add(
                CustomField.inHistory(key), old.custom().get(key), now.custom().get(key)));
        changes.add(Visibility.PUBLIC, "assignee", id(before.assignee()), id(after.assignee()), before, after);
        changes.add(
                Visibility.PUBLIC,
                "state",
                before.status().state(),
                after.status().state());
        changes.add(
                Visibility.INTERNAL,
                "reason",
                before.status().reason(),
                after.status().reason());
        changes.add(
                Visibility.PUBLIC,
                "resolution",
                before.status().resolution(),
                after.status().resolution());
        return changes.entries;
    }

    private void add(Visibility visibility, String field, @Nullable String from, @Nullable String to) {
        if (!Objects.equals(from, to)) {
            entries.add(Entry.change(visibility, field, from, to));
        }
    }

    private void add(String field, @Nullable CustomValue from, @Nullable CustomValue to) {
        if (!Objects.equals(from, to)) {
            entries.add(Entry.change(
                    Visibility.INTERNAL, field, from == null ? null : from.said(), to == null ? null : to.said()));
        }
    }

    /** People are told apart by id and shown by name. */
    private void add(
            Visibility visibility,
            String field,
            @Nullable String from,
            @Nullable String to,
            Ticket before,
            Ticket after) {
        if (!Objects.equals(from, to)) {
            entries.add(Entry.change(visibility, field, name(before.assignee()), name(after.assignee())));
        }
    }

    private static String flag(boolean yes) {
        return Boolean.toString(yes);
    }

    private static @Nullable String joined(List<String> tags) {
        return tags.isEmpty() ? null : String.join(", ", tags);
    }

    private static @Nullable String id(@Nullable Person person) {
        return person == null ? null : person.id();
    }

    private static @Nullable String name(@Nullable Person person) {
        return person == null ? null : person.name();
    }
}
