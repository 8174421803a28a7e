package io.bongsu.ticket.ticket;

import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.problem.Failures;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In which order is the list? Ties are broken by id in the same direction. */
enum TicketOrder {
    UPDATED_DOWN("-updatedAt", "t.updated_at", false),
    UPDATED_UP("updatedAt", "t.updated_at", true),
    CREATED_DOWN("-createdAt", "t.created_at", false),
    CREATED_UP("createdAt", "t.created_at", true),
    PRIORITY_UP("priority", "t.priority", true),
    PRIORITY_DOWN("-priority", "t.priority", false),
    /** By the promise that runs out next; behind them those with none that runs, the oldest first. */
    DUE_UP("dueAt", "c.due_at", true),
    NEVER_DUE("dueAt/none", "t.created_at", true);

    /** A ticket has few running clocks: the first of them, in the order of the index. */
    private static final String FIRST_CLOCK = """
             JOIN sla_clock c ON c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND c.state = 'running' AND NOT c.merged
              AND c.due_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM sla_clock e WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id
                  AND e.state = 'running' AND NOT e.merged AND (e.due_at, e.metric, e.cycle) < (c.due_at, c.metric, c.cycle))
            """;

    private static final String NO_CLOCK = """
            NOT EXISTS (SELECT FROM sla_clock e WHERE e.tenant_id = t.tenant_id AND e.ticket_id = t.id
                AND e.state = 'running' AND NOT e.merged AND e.due_at IS NOT NULL)""";

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
        return asked().filter(order -> order.word.equals(first))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "sort",
                        "unknown-value",
                        "sort is one of: " + asked().map(order -> order.word).collect(Collectors.joining(", ")) + "."));
    }

    private static Stream<TicketOrder> asked() {
        return Arrays.stream(values()).filter(order -> order != NEVER_DUE);
    }

    String word() {
        return word;
    }

    String orderBy() {
        String direction = ascending ? " ASC" : " DESC";
        return column + direction + ", t.id" + direction;
    }

    String beyond() {
        return "(" + column + ", t.id) " + (ascending ? ">" : "<") + " (:beyond, :beyondId)";
    }

    /** What the list is read from, besides tickets. */
    String join() {
        return this == DUE_UP ? FIRST_CLOCK : "";
    }

    String due() {
        return this == DUE_UP ? column : "CAST(NULL AS timestamptz)";
    }

    /** What every ticket of it fulfils; null for all tickets. */
    @Nullable
    String only() {
        return this == NEVER_DUE ? NO_CLOCK : null;
    }

    /** The parts of the list that are still to come, the one the cursor belongs to first. */
    List<TicketOrder> parts(@Nullable Cursor after) {
        List<TicketOrder> all = this == DUE_UP ? List.of(DUE_UP, NEVER_DUE) : List.of(this);
        List<TicketOrder> left = after == null
                ? all
                : all.stream()
                        .dropWhile(part -> !part.word.equals(after.text(0)))
                        .toList();
        if (left.isEmpty()) {
            throw Failures.invalid("after", "invalid-cursor", "The cursor belongs to another sort order.");
        }
        return left;
    }

    List<?> cursor(ListedTicket ticket) {
        return List.of(word, key(ticket), ticket.item().id());
    }

    private Object key(ListedTicket ticket) {
        return switch (this) {
            case UPDATED_DOWN, UPDATED_UP -> ticket.item().updatedAt();
            case CREATED_DOWN, CREATED_UP, NEVER_DUE -> ticket.item().createdAt();
            case PRIORITY_UP, PRIORITY_DOWN -> ticket.item().priority();
            case DUE_UP -> Objects.requireNonNull(ticket.due());
        };
    }

    Object key(Cursor cursor) {
        return switch (this) {
            case PRIORITY_UP, PRIORITY_DOWN -> (int) cursor.number(1);
            default -> cursor.instant(1);
        };
    }
}
