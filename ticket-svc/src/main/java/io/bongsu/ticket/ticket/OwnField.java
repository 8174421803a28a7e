package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Violation;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A field that only one kind of ticket has.
 *
 * @param words what it may say; empty for free text and times
 */
public record OwnField(String name, Kind kind, int longest, List<String> words) {
    private static final Pattern ONE_LINE = Pattern.compile(Bounds.LINE);
    private static final Pattern LINES = Pattern.compile(Bounds.TEXT);
    private static final int LONGEST_TEXT = 20_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    public enum Kind {
        LINE,
        TEXT,
        TIME,
        WORD
    }

    public static OwnField line(String name) {
        return new OwnField(name, Kind.LINE, 200, List.of());
    }

    public static OwnField text(String name) {
        return new OwnField(name, Kind.TEXT, LONGEST_TEXT, List.of());
    }

    public static OwnField time(String name) {
        return new OwnField(name, Kind.TIME, 40, List.of());
    }

    public static OwnField word(String name, String... words) {
        return new OwnField(name, Kind.WORD, 40, List.of(words));
    }

    /** {@code plannedStart} is kept in {@code planned_start}. */
    String column() {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The value as it is kept; empty, and told why, when it cannot be. */
    Optional<String> checked(String value, Consumer<Violation> wrong) {
        if (value.length() > longest) {
            return refused(wrong, "size", "At most " + longest + " characters.");
        }
        return switch (kind) {
            case LINE -> kept(value.strip(), ONE_LINE, Bounds.LINE_MEANS, wrong);
            case TEXT -> kept(value, LINES, Bounds.TEXT_MEANS, wrong);
            case TIME -> instant(value, wrong);
            case WORD ->
                words.contains(value)
                        ? Optional.of(value)
                        : refused(wrong, "unknown-value", "One of: " + String.join(", ", words) + ".");
        };
    }

    private Optional<String> kept(String value, Pattern pattern, String means, Consumer<Violation> wrong) {
        if (value.isBlank()) {
            return refused(wrong, "not-blank", "Say something, or null to take it away.");
        }
        return pattern.matcher(value).matches() ? Optional.of(value) : refused(wrong, "pattern", "It " + means + ".");
    }

    private Optional<String> instant(String value, Consumer<Violation> wrong) {
        try {
            Instant at = Instant.parse(value).truncatedTo(ChronoUnit.MILLIS);
            return at.isBefore(FIRST) || at.isAfter(LAST)
                    ? refused(wrong, "out-of-range", "A time between 2000 and 2100.")
                    : Optional.of(at.toString());
        } catch (DateTimeParseException e) {
            return refused(wrong, "malformed", "A time such as 2026-11-21T08:00:00Z.");
        }
    }

    private Optional<String> refused(Consumer<Violation> wrong, String code, String detail) {
        wrong.accept(new Violation("/fields/" + name, code, detail));
        return Optional.empty();
    }
}
