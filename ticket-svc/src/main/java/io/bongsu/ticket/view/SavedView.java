package io.bongsu.ticket.view;

import io.bongsu.ticket.ticket.ListFilter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A view somebody saved.
 *
 * @param counterId what it is counted under: another filter is another counter
 * @param counted false until what was there before has been counted once
 */
record SavedView(
        UUID id,
        UUID counterId,
        boolean counted,
        String ownerId,
        String ownerName,
        String name,
        boolean shared,
        ListFilter filter,
        String sort,
        List<String> columns,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    SavedView next(Instant now) {
        return new SavedView(
                id,
                counterId,
                counted,
                ownerId,
                ownerName,
                name,
                shared,
                filter,
                sort,
                columns,
                version + 1,
                createdAt,
                now);
    }
}
