package io.bongsu.ticket.bulk;

import io.bongsu.platform.problem.Failures;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work on many tickets: these, or all that the list's filters find now.
 *
 * @param tickets each with the version that was seen, or without: whatever stands
 * @param filter query parameters of {@code GET /api/v1/tickets}
 */
record BulkWish(
        @Nullable @Size(min = 1, max = BulkWish.MOST) List<@NotNull @Valid Picked> tickets,
        @Nullable @Size(max = 20) Map<String, String> filter,
        @NotNull @Valid BulkAction action) {
    static final int MOST = 5_000;

    record Picked(@NotNull UUID id, @Nullable Long version) {}

    void check() {
        if ((tickets == null) == (filter == null)) {
            throw Failures.invalid("/tickets", "one-of", "Say tickets or filter.");
        }
        action.check();
    }
}
