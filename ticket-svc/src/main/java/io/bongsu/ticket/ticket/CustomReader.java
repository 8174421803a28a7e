package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Violation;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what somebody wrote into custom fields, and notes all that is wrong with its place. Plain computing, no I/O. */
final class CustomReader {
    static final int LONGEST = 300;
    private static final Pattern LINE = Pattern.compile(Bounds.LINE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final int DIGITS = 15;
    private static final int DECIMALS = 6;

    private final List<Violation> errors = new ArrayList<>();

    List<Violation> errors() {
        return errors;
    }

    /** What was said, by key: null takes a value away. People have no name yet. */
    Map<String, @Nullable CustomValue> read(JsonNode written, List<CustomField> fields) {
        Map<String, @Nullable CustomValue> values = new HashMap<>();
        if (!written.isObject()) {
            wrong("", "not-an-object", "An object of custom fields by their keys.");
            return values;
        }
        written.properties()
                .forEach(entry -> fields.stream()
                        .filter(field -> field.key().equals(entry.getKey()))
                        .findFirst()
                        .ifPresentOrElse(
                                field -> read(field, entry.getValue(), values), () -> unknown(entry.getKey(), fields)));
        return values;
    }

    private void unknown(String key, List<CustomField> fields) {
        List<String> known = fields.stream().map(CustomField::key).toList();
        wrong(
                "/" + (key.length() > 60 ? "…" : key.replace("~", "~0").replace("/", "~1")),
                "unknown-field",
                known.isEmpty()
                        ? "This kind of ticket has no custom fields in its queue."
                        : "One of: " + String.join(", ", known) + ".");
    }

    private void read(CustomField field, JsonNode node, Map<String, @Nullable CustomValue> values) {
        if (!node.isNull()) {
            value(field, node).ifPresent(value -> values.put(field.key(), value));
        } else if (field.required()) {
            wrong("/" + field.key(), "required", "It cannot be left out.");
        } else {
            values.put(field.key(), null);
        }
    }

    private Optional<CustomValue> value(CustomField field, JsonNode node) {
        return switch (field.kind()) {
            case TEXT -> text(field, node);
            case NUMBER -> number(field, node);
            case DATE -> date(field, node);
            case BOOLEAN ->
                node.isBoolean()
                        ? Optional.of(new CustomValue.Flag(node.asBoolean()))
                        : wrong(field, "not-a-flag", "true or false.");
            case CHOICE -> choice(field, node);
            case PERSON -> person(field, node);
        };
    }

    private Optional<CustomValue> text(CustomField field, JsonNode node) {
        if (!node.isString()) {
            return wrong(field, "not-a-text", "A text.");
        }
        String text = node.asString().strip();
        if (text.isEmpty()) {
            return wrong(field, "not-blank", "Say something, or null to take it away.");
        }
        if (text.length() > LONGEST) {
            return wrong(field, "size", "At most " + LONGEST + " characters.");
        }
        return LINE.matcher(text).matches()
                ? Optional.of(new CustomValue.Word(text))
                : wrong(field, "pattern", "It " + Bounds.LINE_MEANS + ".");
    }

    private Optional<CustomValue> number(CustomField field, JsonNode node) {
        if (!node.isNumber()) {
            return wrong(field, "not-a-number", "A number.");
        }
        if (node.isFloatingPointNumber() && !Double.isFinite(node.asDouble())) {
            return wrong(field, "out-of-range", "A finite number.");
        }
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        boolean fits = number.scale() <= DECIMALS && number.precision() - number.scale() <= DIGITS;
        return fits
                ? Optional.of(new CustomValue.Amount(number))
                : wrong(field, "out-of-range", "At most " + DIGITS + " digits and " + DECIMALS + " decimals.");
    }

    private Optional<CustomValue> date(CustomField field, JsonNode node) {
        String means = "A date such as 2026-11-21, between 1900 and 2199.";
        if (!node.isString() || !DATE.matcher(node.asString()).matches()) {
            return wrong(field, "malformed", means);
        }
        try {
            int year = LocalDate.parse(node.asString()).getYear();
            return year < 1900 || year > 2199
                    ? wrong(field, "out-of-range", means)
                    : Optional.of(new CustomValue.Word(node.asString()));
        } catch (DateTimeException e) {
            return wrong(field, "malformed", means);
        }
    }

    private Optional<CustomValue> choice(CustomField field, JsonNode node) {
        List<String> keys =
                field.choices().stream().map(CustomField.Choice::key).toList();
        return node.isString() && keys.contains(node.asString())
                ? Optional.of(new CustomValue.Word(node.asString()))
                : wrong(field, "unknown-value", "One of: " + String.join(", ", keys) + ".");
    }

    /** The id, alone or as a ticket tells it, then with the name it says. */
    private Optional<CustomValue> person(CustomField field, JsonNode node) {
        JsonNode id = node.isObject() ? node.path("id") : node;
        String text = id.isString() ? id.asString() : "";
        return text.isBlank() || text.length() > 64 || !LINE.matcher(text).matches()
                ? wrong(field, "not-a-person", "The id of a person.")
                : Optional.of(new CustomValue.Someone(new Person(text, name(node))));
    }

    private static String name(JsonNode node) {
        String name =
                node.path("name").isString() ? node.path("name").asString().strip() : "";
        return name.length() <= LONGEST && LINE.matcher(name).matches() ? name : "";
    }

    private <T> Optional<T> wrong(CustomField field, String code, String detail) {
        wrong("/" + field.key(), code, detail);
        return Optional.empty();
    }

    void wrong(String place, String code, String detail) {
        errors.add(new Violation("/custom" + place, code, detail));
    }
}
