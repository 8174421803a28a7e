package io.bongsu.collector.logs;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/logs")
@Tag(name = "Logs", description = "Log records of all senders")
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_READ + "')")
class LogController {
    private static final UUID LAST = new UUID(-1, -1);

    private final LogRepository records;
    private final TenantTransaction transaction;

    LogController(LogRepository records, TenantTransaction transaction) {
        this.records = records;
        this.transaction = transaction;
    }

    /** Newest first. */
    @GetMapping
    @Parameter(name = "limit", description = "1 to 200, 50 when absent")
    @Parameter(name = "after", description = "next of the page before")
    Mono<Page<LogView>> listLogs(
            @Parameter(description = "only records of this service") @RequestParam(defaultValue = "") String service,
            @Parameter(description = "only records whose body contains this, in any case")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        Optional<Cursor> after = page.cursor(2);
        return records.list(
                        service,
                        q.toLowerCase(Locale.ROOT),
                        after.map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE),
                        after.map(cursor -> cursor.uuid(1)).orElse(LAST),
                        page.limit() + 1)
                .as(transaction::run)
                .map(all -> Page.of(all, page.limit(), one -> List.of(one.nano(), one.id())));
    }
}
