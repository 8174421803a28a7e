package io.bongsu.ticket.tmf;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which trouble tickets are asked for, and in which order: attributes as query parameters (TMF630), all of which have to hold.
 * What is not understood is refused: to leave it out would find others.
 *
 * @param order an ORDER BY that is total
 */
record TroubleFilter(List<Term> terms, String order) {
    /** Of the one with words of the client's own, over tables t and w. */
    private static final Map<String, String> WORDS = Map.of(
            "status",
            TroubleStatus.SQL,
            "severity",
            "coalesce(w.severity, " + Severity.SQL + ")",
            "priority",
            Severity.PRIORITY_SQL,
            "ticketType",
            "coalesce(w.ticket_type, t.type)");

    private static final String IDENTIFIER = "externalIdentifier.id";
    private static final Map<String, String> TIMES =
            Map.of("creationDate", "t.created_at", "lastUpdate", "t.updated_at", "resolutionDate", "t.resolved_at");
    private static final Map<String, String> COMPARED = Map.of(".gt", ">", ".gte", ">=", ".lt", "<", ".lte", "<=");
    private static final Map<String, String> SORTED =
            Map.of("creationDate", "t.created_at", "lastUpdate", "t.updated_at", "priority", "t.priority");
    private static final Set<String> NO_FILTERS = Set.of("fields", "offset", "limit", "sort");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final String NEWEST = "t.id DESC";

    /** @param name of the value in {@code sql} */
    record Term(String sql, String name, Object value) {}

    static TroubleFilter of(MultiValueMap<String, String> query) {
        List<Term> terms = new ArrayList<>();
        query.forEach((name, values) -> {
            if (!NO_FILTERS.contains(name)) {
                terms.add(term(name, said(name, values), "p" + terms.size()));
            }
        });
        return new TroubleFilter(terms, order(query.getFirst("sort")));
    }

    /** A name without a value says the empty word. */
    private static List<String> said(String name, List<String> values) {
        List<String> said = values.stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
        if (said.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Failures.invalid(name, "malformed", "A value without U+0000.");
        }
        return said;
    }

    private static Term term(String name, List<String> values, String bind) {
        if (name.equals(IDENTIFIER)) {
            return new Term("""
                    EXISTS (SELECT 1 FROM ticket_external e WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id
                             AND e.external_id = ANY (:%s))""".formatted(bind), bind, values.toArray(String[]::new));
        }
        String words = WORDS.get(name);
        if (words != null) {
            return new Term(words + " = ANY (:" + bind + ")", bind, words(name, values));
        }
        int dot = name.lastIndexOf('.');
        String column = dot < 0 ? null : TIMES.get(name.substring(0, dot));
        String compared = dot < 0 ? null : COMPARED.get(name.substring(dot));
        if (column == null || compared == null) {
            throw Failures.invalid(name, "unknown-parameter", "What can be asked for: " + understood() + ".");
        }
        return new Term(column + " " + compared + " :" + bind, bind, instant(name, values.getFirst()));
    }

    /** Any of them: parted by commas, or said again. */
    private static String[] words(String name, List<String> values) {
        String[] words = values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toArray(String[]::new);
        if (name.equals("status") && !TroubleStatus.words().containsAll(List.of(words))) {
            throw Failures.invalid(
                    "status", "unknown-value", "status is one of: " + String.join(", ", TroubleStatus.words()) + ".");
        }
        return words;
    }

    private static Instant instant(String name, String value) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.replace(' ', '+')); // a + of a query is a blank
            if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            throw malformed(name);
        }
        throw malformed(name);
    }

    private static Failure malformed(String name) {
        return Failures.invalid(
                name, "malformed", "A time with its offset between 1900 and 2199, such as 2026-03-09T09:00:00Z.");
    }

    private static String order(@Nullable String sort) {
        if (sort == null || sort.isBlank()) {
            return NEWEST;
        }
        boolean down = sort.startsWith("-");
        String name = sort.replaceFirst("^[-+ ]", "");
        String column = SORTED.get(name);
        if (column == null) {
            throw Failures.invalid(
                    "sort",
                    "unknown-value",
                    "sort is one of " + String.join(", ", new TreeSet<>(SORTED.keySet())) + ", with - for descending.");
        }
        return down ? column + " DESC, t.id DESC" : column + ", t.id";
    }

    private static String understood() {
        Stream<String> times = TIMES.keySet().stream()
                .map(time -> time + COMPARED.keySet().stream().sorted().collect(Collectors.joining("|", "(", ")")));
        return Stream.of(NO_FILTERS.stream(), WORDS.keySet().stream(), times, Stream.of(IDENTIFIER))
                .flatMap(names -> names)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
