package io.bongsu.ticket.ticket;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of the fields a kind of ticket has for itself, as the outside writes them; what is empty is absent. */
public record Fields(SortedMap<String, String> values) {
    public static final Fields NONE = new Fields(new TreeMap<>());

    public Fields {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** With {@code changes}: null takes a value away, what is not named stays. */
    public Fields with(Map<String, @Nullable String> changes) {
        SortedMap<String, String> changed = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Fields(changed);
    }
}
