package io.bongsu.collector.traces;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/traces")
@Tag(name = "Traces", description = "Requests on their way through services")
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_READ + "')")
class TraceController {
    private static final int MOST_SPANS = 10_000;

    private final SpanRepository spans;
    private final TenantTransaction transaction;

    TraceController(SpanRepository spans, TenantTransaction transaction) {
        this.spans = spans;
        this.transaction = transaction;
    }

    /** Newest first. */
    @GetMapping
    @Parameter(name = "limit", description = "1 to 200, 50 when absent")
    @Parameter(name = "after", description = "next of the page before")
    Mono<Page<TraceSummary>> listTraces(
            @Parameter(description = "only traces this service took part in") @RequestParam(defaultValue = "")
                    String service,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        Optional<Cursor> after = page.cursor(2);
        long start = after.map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        String id = after.map(cursor -> cursor.text(1)).orElse("");
        return spans.list(service, start, id, page.limit() + 1)
                .as(transaction::run)
                .map(all -> Page.of(all, page.limit(), trace -> List.of(trace.startNano(), trace.traceId())));
    }

    /** At most 10,000 spans. */
    @GetMapping("/{traceId}")
    Mono<Trace> getTrace(@PathVariable String traceId) {
        String id = traceId.toLowerCase(Locale.ROOT);
        return spans.trace(id, MOST_SPANS)
                .as(transaction::run)
                .filter(all -> !all.isEmpty())
                .map(all -> new Trace(id, all))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("trace")));
    }
}
