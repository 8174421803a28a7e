package io.bongsu.ticket.view;

import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.ListFilter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view as people say it.
 *
 * @param shared everybody of the tenant who reads tickets sees it; one's own when left out
 * @param sort as lists are sorted; priority when left out
 * @param columns in their order; the usual ones when left out
 */
record ViewWish(
        @NotBlank @Size(max = 100) @Pattern(regexp = Bounds.LINE, message = Bounds.LINE_MEANS)
        String name,

        @Nullable Boolean shared,
        @NotNull @Valid ListFilter filter,
        @Nullable @Size(max = 30) String sort,

        @Nullable @Size(max = 20) List<@NotNull @Pattern(regexp = ViewWish.COLUMN) String> columns) {
    static final String COLUMN =
            "priority|number|type|title|state|sla|assignee|requester|queue|tags|age|updated|custom\\.[a-z][a-zA-Z0-9]{0,39}";
    static final Set<String> FIELDS = Set.of("name", "shared", "filter", "sort", "columns");

    boolean forAll() {
        return Boolean.TRUE.equals(shared);
    }

    static ViewWish of(SavedView view) {
        return new ViewWish(view.name(), view.shared(), view.filter(), view.sort(), view.columns());
    }
}
