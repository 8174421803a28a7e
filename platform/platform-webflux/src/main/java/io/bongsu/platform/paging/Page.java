package io.bongsu.platform.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor for {@code after}, null on the last page
 * @param count number of all matching items, only when asked for with {@code count=}
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long count) {

    /**
     * Cuts a result that was read with one row more than the limit.
     *
     * @param cursor the values of the sort key of an item, for {@link Cursor}
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, List<?>> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(List.copyOf(oneMore), null, null);
        }
        List<T> items = List.copyOf(oneMore.subList(0, limit));
        return new Page<>(items, Cursor.of(cursor.apply(items.getLast())).encode(), null);
    }

    public Page<T> withCount(long all) {
        return new Page<>(items, next, all);
    }

    public <R> Page<R> map(Function<T, R> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), next, count);
    }
}
