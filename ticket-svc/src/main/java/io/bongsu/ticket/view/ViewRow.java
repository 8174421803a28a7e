package io.bongsu.ticket.view;

import io.bongsu.platform.database.Columns;
import io.bongsu.ticket.ticket.ListFilter;
import io.bongsu.ticket.ticket.Risk;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A view as a row, both ways. */
final class ViewRow {

    private ViewRow() {}

    static SavedView read(Readable row) {
        Columns columns = new Columns(row);
        return new SavedView(
                columns.uuid("id"),
                columns.uuid("counter_id"),
                columns.flag("counted"),
                columns.text("owner_id"),
                columns.text("owner_name"),
                columns.text("name"),
                columns.flag("shared"),
                new ListFilter(
                        texts(row, "types"),
                        texts(row, "states"),
                        texts(row, "categories"),
                        numbers(row, "priorities"),
                        texts(row, "queues"),
                        texts(row, "tags"),
                        risks(row),
                        columns.textOrNull("assignee")),
                columns.text("sort"),
                texts(row, "columns"),
                columns.number("version"),
                columns.instant("created_at"),
                columns.instant("updated_at"));
    }

    static ViewItem builtIn(Readable row) {
        Columns columns = new Columns(row);
        ListFilter filter = new ListFilter(
                List.of(),
                List.of(),
                texts(row, "categories"),
                numbers(row, "priorities"),
                List.of(),
                List.of(),
                risks(row),
                columns.textOrNull("assignee"));
        String name = columns.text("name");
        return new ViewItem(
                columns.uuid("id"), name, name, true, null, false, filter, columns.text("sort"), List.of(), 0L, 1);
    }

    static GenericExecuteSpec bind(GenericExecuteSpec sql, SavedView view) {
        ListFilter filter = view.filter();
        GenericExecuteSpec bound = sql.bind("id", view.id())
                .bind("counter", view.counterId())
                .bind("counted", view.counted())
                .bind("owner", view.ownerId())
                .bind("ownerName", view.ownerName())
                .bind("name", view.name())
                .bind("shared", view.shared())
                .bind("types", filter.type().toArray(String[]::new))
                .bind("states", filter.state().toArray(String[]::new))
                .bind("categories", filter.category().toArray(String[]::new))
                .bind("priorities", filter.priority().toArray(Integer[]::new))
                .bind("queues", filter.queue().toArray(String[]::new))
                .bind("tags", filter.tag().toArray(String[]::new))
                .bind(
                        "risks",
                        filter.sla().stream().map(word -> Risk.of(word).level()).toArray(Integer[]::new))
                .bind("sort", view.sort())
                .bind("columns", view.columns().toArray(String[]::new))
                .bind("version", view.version())
                .bind("createdAt", view.createdAt())
                .bind("updatedAt", view.updatedAt());
        String assignee = filter.assignee();
        return assignee == null ? bound.bindNull("assignee", String.class) : bound.bind("assignee", assignee);
    }

    private static List<String> risks(Readable row) {
        return numbers(row, "risks").stream()
                .map(level -> Risk.ofLevel(level).word())
                .toList();
    }

    private static List<String> texts(Readable row, String column) {
        String[] values = row.get(column, String[].class);
        return values == null ? List.of() : List.of(values);
    }

    private static List<Integer> numbers(Readable row, String column) {
        Integer[] values = row.get(column, Integer[].class);
        return values == null ? List.of() : List.of(values);
    }
}
