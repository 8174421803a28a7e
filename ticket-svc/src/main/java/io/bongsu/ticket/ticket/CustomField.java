package io.bongsu.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field a tenant adds to its tickets.
 *
 * @param key names it in tickets, filters and conditions; never changes, like {@code kind}
 * @param types of tickets that have it
 * @param queues whose tickets have it, while they are there; empty for all tickets
 * @param required who opens a ticket has to say it, and nobody takes it away
 * @param filterable tickets can be found by it
 * @param forRequesters those who ask see and fill it in; else it is for those who work on tickets
 * @param choices of a choice, in order; empty for other kinds
 */
public record CustomField(
        UUID id,
        String key,
        Kind kind,
        List<String> types,
        List<String> queues,
        boolean required,
        boolean filterable,
        boolean forRequesters,
        Names name,
        List<Choice> choices,
        int position,
        long version) {

    /** Letters and digits: it can be written in a condition as it is. */
    public static final String KEY = "[a-z][a-zA-Z0-9]{0,39}";

    /** How the history and conditions about changes call it. */
    public static String inHistory(String key) {
        return "custom." + key;
    }

    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        BOOLEAN,
        CHOICE,
        PERSON;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param key what is kept on tickets */
    public record Choice(
            @NotNull @Pattern(regexp = KEY, message = "must be letters and digits, a small letter first, at most 40")
            String key,

            @NotNull @Valid Names name) {}

    boolean shownTo(Viewer viewer) {
        return viewer.seesAll() || forRequesters;
    }

    /** What else a ticket has said in it stays on the ticket, unseen. */
    public boolean belongsTo(String type, @Nullable String queue) {
        return types.contains(type) && (queues.isEmpty() || (queue != null && queues.contains(queue)));
    }
}
