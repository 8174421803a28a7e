package io.bongsu.collector.promql;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failure;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Prometheus' API for administrators, as far as it makes sense for a tenant: deletes its series, and clears up after that. */
@RestController
@Hidden
@RequestMapping(
        path = "/prometheus/api/v1/admin/tsdb",
        method = {RequestMethod.POST, RequestMethod.PUT})
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_WRITE + "')")
class TsdbController {
    private static final long LATEST = 253_402_300_799_000L;

    private final MetricStore store;
    private final Clock clock;

    TsdbController(MetricStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @RequestMapping("/delete_series")
    Mono<ResponseEntity<byte[]>> deleteSeries(ServerWebExchange exchange) {
        return answer(exchange.getFormData()
                .map(form -> QueryParameters.of(exchange.getRequest().getQueryParams(), form, clock))
                .flatMap(this::delete));
    }

    @RequestMapping("/clean_tombstones")
    Mono<ResponseEntity<byte[]>> cleanTombstones() {
        return answer(store.cleanDeleted());
    }

    private static Mono<ResponseEntity<byte[]>> answer(Mono<Void> done) {
        return done.thenReturn(ResponseEntity.noContent().<byte[]>build())
                .onErrorMap(StoreTrouble::told)
                .onErrorResume(Failure.class, failure -> Mono.just(PrometheusController.error(failure)));
    }

    private Mono<Void> delete(QueryParameters parameters) {
        List<Selector> selectors = parameters.all("match[]").stream()
                .map(PrometheusController::selector)
                .toList();
        if (selectors.isEmpty()) {
            throw PromqlFailure.badData("no match[] parameter provided");
        }
        long start = parameters.time("start", 0);
        long end = parameters.time("end", LATEST);
        if (end < start) {
            throw PromqlFailure.badData("invalid parameter \"end\": end timestamp must not be before start time");
        }
        return store.delete(selectors, start, end);
    }
}
