package io.bongsu.topology.entity;

import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entities, in which order?
 *
 * @param types null for all
 * @param health null for all
 * @param text part of the name, or a whole identifier
 */
record EntityQuery(
        @Nullable List<String> types,
        @Nullable List<Integer> health,
        @Nullable String text,
        Sort sort) {

    /** Each order ends in name and id, so that it is total; a cursor carries the values it sorts by. */
    enum Sort {
        NAME("name", "(e.name, e.id) > (:name, :id)", "e.name, e.id"),
        WORST(
                "-health",
                "(e.health < :health OR (e.health = :health AND (e.name, e.id) > (:name, :id)))",
                "e.health DESC, e.name, e.id");

        private final String word;
        final String after;
        final String order;

        Sort(String word, String after, String order) {
            this.word = word;
            this.after = after;
            this.order = order;
        }

        int cursorSize() {
            return this == WORST ? 3 : 2;
        }

        List<?> cursor(Entity entity) {
            return this == WORST
                    ? List.of(entity.name(), entity.id(), entity.health())
                    : List.of(entity.name(), entity.id());
        }
    }

    static EntityQuery of(
            @Nullable String type, @Nullable String health, @Nullable String text, @Nullable String sort) {
        return new EntityQuery(
                type == null ? null : words(type),
                health == null
                        ? null
                        : words(health).stream().map(EntityQuery::severity).toList(),
                text == null || text.isBlank() ? null : text.strip(),
                sort(sort));
    }

    int healthOf(Cursor cursor) {
        return Math.toIntExact(cursor.number(2));
    }

    private static List<String> words(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static int severity(String word) {
        if (word.matches("[0-5]")) {
            return Integer.parseInt(word);
        }
        throw Failures.invalid("health", "out-of-range", "health is 0 to 5, several separated by commas.");
    }

    private static Sort sort(@Nullable String word) {
        return Arrays.stream(Sort.values())
                .filter(sort -> word == null ? sort == Sort.NAME : sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Failures.invalid("sort", "unknown-value", "sort is name or -health."));
    }
}
