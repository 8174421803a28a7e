package io.bongsu.contracts.ticket;

import io.bongsu.contracts.Fact;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counters of saved views as they stand now; at most 200 in one fact. */
@Fact("io.bongsu.ticket.desk.views-counted.v1")
public record ViewsCounted(List<ViewCount> counts) {

    /** @param personId whose count it is in a view of one's own tickets; null for everybody's */
    public record ViewCount(UUID viewId, @Nullable String personId, long count) {}
}
