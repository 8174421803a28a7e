package io.bongsu.ticket.history;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, not yet written.
 *
 * @param field what changed, or the word of the fact
 */
public record Entry(
        Kind kind,
        Visibility visibility,
        @Nullable String body,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to) {

    public enum Kind {
        @JsonProperty("message")
        MESSAGE,
        @JsonProperty("change")
        CHANGE,
        @JsonProperty("fact")
        FACT
    }

    private static final String ATTACHED = "attached";

    public static Entry message(Visibility visibility, String body) {
        return new Entry(Kind.MESSAGE, visibility, body, null, null, null);
    }

    public static Entry change(Visibility visibility, String field, @Nullable String from, @Nullable String to) {
        return new Entry(Kind.CHANGE, visibility, null, field, from, to);
    }

    /** The same, and why. */
    public Entry because(String why) {
        return new Entry(kind, visibility, why, field, from, to);
    }

    /** A person opened the ticket. */
    public static Entry opened() {
        return new Entry(Kind.FACT, Visibility.PUBLIC, null, "opened", null, null);
    }

    /** A fact from outside, e.g. {@code recovered}; only those who work on tickets see it. */
    public static Entry fact(String word, String body) {
        return new Entry(Kind.FACT, Visibility.INTERNAL, body, word, null, null);
    }

    public static Entry fact(String word, String body, String from, String to) {
        return new Entry(Kind.FACT, Visibility.INTERNAL, body, word, from, to);
    }

    /** A file was put on the ticket: {@code to} is its id, {@code from} who may see it. */
    public static Entry attached(Visibility visibility, String name, UUID file) {
        return new Entry(
                Kind.FACT, visibility, name, ATTACHED, visibility.name().toLowerCase(Locale.ROOT), file.toString());
    }

    public static Entry detached(Visibility visibility, String name, UUID file) {
        return new Entry(Kind.FACT, visibility, name, "detached", null, file.toString());
    }

    /** Whether its text is what a person said, to be found again. */
    public boolean isSaid() {
        return kind == Kind.MESSAGE || ATTACHED.equals(field);
    }
}
