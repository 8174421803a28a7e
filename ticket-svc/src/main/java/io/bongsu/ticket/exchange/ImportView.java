package io.bongsu.ticket.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import is going.
 *
 * @param state running, done or failed
 * @param linesRead lines looked at, empty ones too
 * @param known lines whose ticket had been brought in before
 * @param errors the first 1,000, by line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportView(
        UUID id,
        String state,
        @Nullable String problem,
        long bytesTotal,
        long bytesRead,
        long linesRead,
        long created,
        long known,
        long rejected,
        Instant begunAt,
        @Nullable Instant endedAt,
        List<LineError> errors) {

    static ImportView of(TicketImport some, List<LineError> errors) {
        TicketImport.Progress progress = some.progress();
        return new ImportView(
                some.id(),
                some.state().name().toLowerCase(Locale.ROOT),
                some.problem(),
                some.bytesTotal(),
                progress.bytes(),
                progress.lines(),
                progress.created(),
                progress.known(),
                progress.rejected(),
                some.begunAt(),
                some.endedAt(),
                errors);
    }
}
