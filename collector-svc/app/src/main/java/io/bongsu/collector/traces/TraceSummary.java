package io.bongsu.collector.traces;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trace in a list.
 *
 * @param rootService null while the root span has not arrived
 */
record TraceSummary(
        String traceId,
        @Nullable String rootService,
        @Nullable String rootName,
        Instant startedAt,
        double durationMs,
        long spanCount,
        long errorCount,
        @JsonIgnore long startNano) {}
