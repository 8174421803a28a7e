package io.bongsu.ticket.ticket;

import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which order is the list? Ties are broken by id in the same direction. */
enum TicketOrder {
    UPDATED_DOWN("-updatedAt", "updated_at", false),
    UPDATED_UP("updatedAt", "updated_at", true),
    CREATED_DOWN("-createdAt", "created_at", false),
    CREATED_UP("createdAt", "created_at", true),
    PRIORITY_UP("priority", "priority", true),
    PRIORITY_DOWN("-priority", "priority", false);

    private final String word;
    private final String column;
    private final boolean ascending;

    TicketOrder(String word, String column, boolean ascending) {
        this.word = word;
        this.column = column;
        this.ascending = ascending;
    }

    static TicketOrder of(@Nullable String sort) {
        if (sort == null || sort.isBlank()) {
            return UPDATED_DOWN;
        }
        String first = sort.endsWith(",id") ? sort.substring(0, sort.length() - 3) : sort;
        return Arrays.stream(values())
                .filter(order -> order.word.equals(first))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "sort",
                        "unknown-value",
                        "sort is one of: "
                                + Arrays.stream(values())
                                        .map(order -> order.word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    String word() {
        return word;
    }

    String orderBy() {
        String direction = ascending ? " ASC" : " DESC";
        return "t." + column + direction + ", t.id" + direction;
    }

    String beyond() {
        return "(t." + column + ", t.id) " + (ascending ? ">" : "<") + " (:beyond, :beyondId)";
    }

    /** A cursor belongs to its order: with another one it is refused. */
    List<?> cursor(TicketItem item) {
        return List.of(word, key(item), item.id());
    }

    private Object key(TicketItem item) {
        return switch (this) {
            case UPDATED_DOWN, UPDATED_UP -> item.updatedAt();
            case CREATED_DOWN, CREATED_UP -> item.createdAt();
            case PRIORITY_UP, PRIORITY_DOWN -> item.priority();
        };
    }

    Object key(Cursor cursor) {
        if (!cursor.text(0).equals(word)) {
            throw Failures.invalid("after", "invalid-cursor", "The cursor belongs to another sort order.");
        }
        return switch (this) {
            case PRIORITY_UP, PRIORITY_DOWN -> (int) cursor.number(1);
            default -> cursor.instant(1);
        };
    }
}
