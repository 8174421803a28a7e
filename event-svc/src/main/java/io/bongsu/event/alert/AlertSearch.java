package io.bongsu.event.alert;

import io.bongsu.platform.problem.Failures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which alerts are asked for?
 *
 * @param states none: all
 * @param severities none: all
 */
record AlertSearch(
        List<AlertState> states,
        List<Integer> severities,
        @Nullable UUID entityId,
        @Nullable UUID situationId) {

    static AlertSearch from(MultiValueMap<String, String> query) {
        return new AlertSearch(
                words(query, "state").map(AlertSearch::state),
                words(query, "severity").map(AlertSearch::severity),
                uuid(query, "entityId"),
                uuid(query, "situationId"));
    }

    boolean onlyOpen() {
        return !states.isEmpty() && !states.contains(AlertState.RESOLVED);
    }

    private record Words(List<String> words) {
        <T> List<T> map(java.util.function.Function<String, T> mapper) {
            return words.stream().map(mapper).distinct().toList();
        }
    }

    private static Words words(MultiValueMap<String, String> query, String name) {
        List<String> words = new ArrayList<>();
        query.getOrDefault(name, List.of()).stream()
                .filter(text -> text != null && !text.isBlank())
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .forEach(words::add);
        return new Words(words);
    }

    private static AlertState state(String word) {
        return Arrays.stream(AlertState.values())
                .filter(state -> state.word().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "state", "unknown-value", "state is pending, firing, acknowledged or resolved."));
    }

    private static Integer severity(String word) {
        if (word.strip().matches("[1-5]")) {
            return Integer.valueOf(word.strip());
        }
        throw Failures.invalid("severity", "out-of-range", "severity is a whole number from 1 to 5.");
    }

    private static @Nullable UUID uuid(MultiValueMap<String, String> query, String name) {
        String text = query.getFirst(name);
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Failures.invalid(name, "malformed", name + " is a UUID.");
        }
    }
}
