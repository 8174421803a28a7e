package io.bongsu.ticket.ticket;

import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which tickets are asked for, in which order? Lists may hold several comma-separated words; an empty one asks for all.
 *
 * @param assignee id, or {@link #NOBODY}; null asks for all
 */
record TicketQuery(
        List<String> types,
        List<String> states,
        List<String> categories,
        List<Integer> priorities,
        List<String> queues,
        List<String> tags,
        List<Risk> risks,
        @Nullable String assignee,
        @Nullable String watcher,
        @Nullable String taskAssignee,
        @Nullable UUID situation,
        @Nullable UUID entity,
        @Nullable Boolean major,
        @Nullable String text,
        List<CustomFilter> custom,
        TicketOrder order) {

    static final String NOBODY = "none";
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_TAGS = 10;

    static TicketQuery from(MultiValueMap<String, String> query, Caller caller, Practices practices) {
        return new TicketQuery(
                words(query, "type", known("type", practices.types())),
                words(query, "state", known("state", practices.states())),
                words(
                        query,
                        "category",
                        known(
                                "category",
                                Arrays.stream(Category.values())
                                        .map(Category::word)
                                        .toList())),
                words(query, "priority", TicketQuery::priority),
                words(query, "queue", queue -> bounded("queue", queue)),
                tags(query),
                words(query, "sla", Risk::of),
                assignee(query.getFirst("assignee"), caller),
                assignee(query.getFirst("watcher"), caller),
                assignee(query.getFirst("taskAssignee"), caller),
                id(query, "situationId"),
                id(query, "entityId"),
                flag(query, "majorIncident"),
                text(query.getFirst("q")),
                List.of(),
                TicketOrder.of(query.getFirst("sort")));
    }

    TicketQuery with(List<CustomFilter> filters) {
        return new TicketQuery(
                types,
                states,
                categories,
                priorities,
                queues,
                tags,
                risks,
                assignee,
                watcher,
                taskAssignee,
                situation,
                entity,
                major,
                text,
                filters,
                order);
    }

    private static List<String> tags(MultiValueMap<String, String> query) {
        List<String> tags = words(query, "tag", tag -> Tags.of(bounded("tag", tag)));
        if (tags.size() > MOST_TAGS) {
            throw Failures.invalid("tag", "too-many", "At most " + MOST_TAGS + " tags at once.");
        }
        return tags;
    }

    private static <T> List<T> words(MultiValueMap<String, String> query, String name, Function<String, T> reader) {
        List<String> values = query.get(name);
        if (values == null) {
            return List.of();
        }
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(reader)
                .distinct()
                .toList();
    }

    private static Function<String, String> known(String name, List<String> words) {
        return word -> {
            if (!words.contains(word)) {
                throw Failures.invalid(name, "unknown-value", name + " is one of: " + String.join(", ", words) + ".");
            }
            return word;
        };
    }

    private static Integer priority(String word) {
        if (word.length() == 1 && word.charAt(0) >= '1' && word.charAt(0) <= '5') {
            return word.charAt(0) - '0';
        }
        throw Failures.invalid("priority", "out-of-range", "priority is 1 to 5.");
    }

    private static @Nullable String assignee(@Nullable String word, Caller caller) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return "me".equals(word) ? caller.id() : bounded("assignee", word);
    }

    private static @Nullable UUID id(MultiValueMap<String, String> query, String name) {
        String word = query.getFirst(name);
        if (word == null || word.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException e) {
            throw Failures.invalid(name, "malformed", name + " is a UUID.");
        }
    }

    private static @Nullable Boolean flag(MultiValueMap<String, String> query, String name) {
        String word = query.getFirst(name);
        if (word == null || word.isBlank()) {
            return null;
        }
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Failures.invalid(name, "not-a-flag", name + " is true or false.");
        };
    }

    private static @Nullable String text(@Nullable String words) {
        return words == null || words.isBlank() ? null : bounded("q", words.strip());
    }

    private static String bounded(String name, String word) {
        if (word.length() > LONGEST_TEXT || word.indexOf('\0') >= 0) {
            throw Failures.invalid(name, "out-of-range", name + " has at most " + LONGEST_TEXT + " characters.");
        }
        return word;
    }
}
