package io.bongsu.ticket.sla.json;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A place in a JSON body. What is wrong is noted with its pointer and reading goes on, so that one answer names all faults.
 *
 * @param errors shared by all places of the body
 */
public record Spot(@Nullable JsonNode node, String pointer, List<Violation> errors) {
    private static final int MOST_ERRORS = 50;

    public static Spot body(JsonNode node) {
        return new Spot(node, "", new ArrayList<>());
    }

    public boolean isAbsent() {
        return node == null || node.isNull() || node.isMissingNode();
    }

    /** Notes what is wrong here; the result is the empty answer of the caller. */
    public <T> Optional<T> wrong(String code, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new Violation(pointer, code, detail));
        }
        return Optional.empty();
    }

    public <T> Optional<T> missing(String detail) {
        return wrong("required", detail);
    }

    public Spot field(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new Spot(node == null ? null : node.get(name), pointer + "/" + escaped, errors);
    }

    /** An object with no other fields than these; false when it is none. */
    public boolean isObjectOf(Set<String> known, String detail) {
        if (isAbsent()) {
            missing(detail);
            return false;
        }
        if (node == null || !node.isObject()) {
            wrong("not-an-object", detail);
            return false;
        }
        node.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> field(name)
                        .wrong(
                                "unknown-field",
                                "Known here: " + String.join(", ", new java.util.TreeSet<>(known)) + "."));
        return true;
    }

    /** The items; none when absent. */
    public List<Spot> items(int most) {
        if (isAbsent()) {
            return List.of();
        }
        if (node == null || !node.isArray()) {
            wrong("not-an-array", "An array.");
            return List.of();
        }
        JsonNode array = node;
        if (array.size() > most) {
            wrong("too-many", "At most " + most + ".");
            return List.of();
        }
        return IntStream.range(0, array.size())
                .mapToObj(i -> new Spot(array.get(i), pointer + "/" + i, errors))
                .toList();
    }

    /** A text that can be read as the reader reads it; the reader throws an IllegalArgumentException or DateTimeException otherwise. */
    public <T> Optional<T> text(String code, String means, Function<String, T> reader) {
        if (isAbsent()) {
            return missing(means);
        }
        if (node == null || !node.isString()) {
            return wrong("not-a-text", means);
        }
        try {
            return Optional.of(reader.apply(node.asString()));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            return wrong(code, means);
        }
    }

    public Optional<Integer> whole(int least, int most, String means) {
        if (isAbsent()) {
            return missing(means);
        }
        if (node == null || !node.isNumber()) {
            return wrong("not-a-number", means);
        }
        if (!node.isIntegralNumber()) {
            return wrong("not-whole", means);
        }
        if (!node.canConvertToInt() || node.asInt() < least || node.asInt() > most) {
            return wrong("out-of-range", means);
        }
        return Optional.of(node.asInt());
    }

    public boolean flag(boolean unlessSaid) {
        if (isAbsent()) {
            return unlessSaid;
        }
        if (node == null || !node.isBoolean()) {
            wrong("not-a-flag", "true or false.");
            return unlessSaid;
        }
        return node.asBoolean();
    }

    /** All that is wrong, in one line: for what was accepted once and would be refused today. */
    public static String why(Failure refused) {
        return refused.errors().isEmpty()
                ? String.valueOf(refused.getMessage())
                : refused.errors().stream()
                        .map(one -> one.pointer() + ": " + (one.detail() == null ? one.code() : one.detail()))
                        .collect(Collectors.joining(" "));
    }

    /** Ends the reading when anything was wrong. */
    public void done() {
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
    }
}
