package io.bongsu.platform.paging;

import io.bongsu.platform.problem.Failures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What page is asked for? {@code limit} 1–200 (50), {@code after}, {@code count=none|estimate|exact}.
 *
 * @param after cursor of the page before, null for the first page
 */
public record PageRequest(int limit, @Nullable String after, Count count) {

    public enum Count {
        NONE,
        ESTIMATE,
        EXACT
    }

    public static PageRequest from(MultiValueMap<String, String> query) {
        return new PageRequest(limit(query.getFirst("limit")), query.getFirst("after"), count(query.getFirst("count")));
    }

    public Optional<Cursor> cursor(int size) {
        return Optional.ofNullable(after).map(text -> Cursor.decode(text, size));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return 50;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= 200) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw badLimit();
        }
        throw badLimit();
    }

    private static RuntimeException badLimit() {
        return Failures.invalid("limit", "out-of-range", "limit is a whole number from 1 to 200.");
    }

    private static Count count(@Nullable String text) {
        return switch (text) {
            case null -> Count.NONE;
            case "none" -> Count.NONE;
            case "estimate" -> Count.ESTIMATE;
            case "exact" -> Count.EXACT;
            default -> throw Failures.invalid("count", "unknown-value", "count is none, estimate or exact.");
        };
    }
}
