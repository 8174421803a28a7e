package io.bongsu.ticket.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bongsu.ticket.ticket.ListFilter;
import io.bongsu.ticket.ticket.Person;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A view as its reader sees it.
 *
 * @param key of a built-in view, e.g. {@code mine}; its name is then the reader's language's business
 * @param owner who saved it; null for built-in views
 * @param editable whether the reader may change it
 * @param count tickets in it now, for the reader where it asks for "me"; null until it has been counted once
 */
record ViewItem(
        UUID id,
        @Nullable String key,
        String name,
        boolean shared,
        @Nullable Person owner,
        boolean editable,
        ListFilter filter,
        String sort,
        List<String> columns,
        @JsonInclude @Nullable Long count,
        long version) {

    /** A built-in view with its number. */
    ViewItem counted(long tickets) {
        return new ViewItem(id, key, name, shared, owner, editable, filter, sort, columns, tickets, version);
    }

    static ViewItem of(SavedView view, boolean editable, long count) {
        return new ViewItem(
                view.id(),
                null,
                view.name(),
                view.shared(),
                new Person(view.ownerId(), view.ownerName()),
                editable,
                view.filter(),
                view.sort(),
                view.columns(),
                view.counted() ? (Long) count : null,
                view.version());
    }
}
