package io.bongsu.event.situation;

import io.bongsu.event.situation.Situation.State;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Which situations are asked for? No state: all. */
record SituationSearch(Set<State> states, @Nullable UUID entityId) {

    static SituationSearch from(MultiValueMap<String, String> query) {
        Set<State> states = EnumSet.noneOf(State.class);
        query.getOrDefault("state", List.of()).stream()
                .filter(text -> text != null && !text.isBlank())
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(SituationSearch::state)
                .forEach(states::add);
        return new SituationSearch(states, entity(query.getFirst("entityId")));
    }

    private static State state(String word) {
        return switch (word.strip()) {
            case "open" -> State.OPEN;
            case "closed" -> State.CLOSED;
            default -> throw Failures.invalid("state", "unknown-value", "state is open or closed.");
        };
    }

    private static @Nullable UUID entity(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Failures.invalid("entityId", "malformed", "entityId is a UUID.");
        }
    }
}
