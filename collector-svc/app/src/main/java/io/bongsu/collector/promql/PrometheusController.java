package io.bongsu.collector.promql;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.exemplars.Exemplars;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoreUsage;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.parse.Printer;
import io.bongsu.collector.resource.PromNames;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.tenancy.Tenant;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The HTTP API of Prometheus, so that its clients work. Not in our OpenAPI: Prometheus publishes it. */
@RestController
@Hidden
@RequestMapping(
        path = "/prometheus/api/v1",
        method = {RequestMethod.GET, RequestMethod.POST})
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_READ + "')")
class PrometheusController {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int USUAL_STATS = 10;
    private static final int MOST_STATS = 10_000;
    private static final Selector EVERYTHING = new Selector(List.of());

    private final Promql promql;
    private final PromqlProperties properties;
    private final MetricStore store;
    private final StoreUsage usage;
    private final Exemplars exemplars;
    private final Clock clock;

    PrometheusController(
            Promql promql,
            PromqlProperties properties,
            MetricStore store,
            StoreUsage usage,
            Exemplars exemplars,
            Clock clock) {
        this.promql = promql;
        this.properties = properties;
        this.store = store;
        this.usage = usage;
        this.exemplars = exemplars;
        this.clock = clock;
    }

    @RequestMapping("/query")
    Mono<ResponseEntity<byte[]>> query(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            int limit = parameters.limit();
            return promql.instant(
                    parameters.required("query"),
                    parameters.time("time", parameters.now()),
                    parameters.duration("timeout", properties.timeout()),
                    parameters.duration("lookback_delta", properties.lookback()),
                    result -> PrometheusAnswer.result(result, limit));
        });
    }

    @RequestMapping("/query_range")
    Mono<ResponseEntity<byte[]>> queryRange(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            long start = parameters.time("start");
            long end = parameters.time("end");
            int limit = parameters.limit();
            return promql.range(
                    parameters.required("query"),
                    grid(start, end, parameters.step()),
                    end,
                    parameters.duration("timeout", properties.timeout()),
                    parameters.duration("lookback_delta", properties.lookback()),
                    result -> PrometheusAnswer.result(result, limit));
        });
    }

    private Grid grid(long start, long end, long step) {
        if (end < start) {
            throw PromqlFailure.badData("invalid parameter \"end\": end timestamp must not be before start time");
        }
        if (step <= 0) {
            throw PromqlFailure.badData(
                    "invalid parameter \"step\": zero or negative query resolution step widths are not accepted. Try a positive integer");
        }
        if ((end - start) / step >= properties.points()) {
            throw new QueryLimit(
                    "too-many-points",
                    String.format(
                            Locale.ROOT,
                            "exceeded maximum resolution of %,d points per timeseries. Try a longer step or a shorter time.",
                            properties.points()));
        }
        return Grid.of(start, end, step);
    }

    @RequestMapping("/format_query")
    Mono<ResponseEntity<byte[]>> formatQuery(ServerWebExchange exchange) {
        return answer(
                exchange,
                parameters -> Mono.fromSupplier(
                        () -> PrometheusAnswer.text(Printer.pretty(promql.parse(parameters.required("query"))))));
    }

    @RequestMapping("/query_exemplars")
    Mono<ResponseEntity<byte[]>> exemplars(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            long start = parameters.time("start", 0);
            long end = parameters.time("end", parameters.now());
            if (end < start) {
                throw PromqlFailure.badData("invalid parameter \"end\": end timestamp must not be before start time");
            }
            List<Selector> selectors = promql.selectors(parameters.required("query"));
            return selectors.isEmpty()
                    ? Mono.just(PrometheusAnswer.texts(List.of()))
                    : store.series(selectors, start, end)
                            .map(StoredParts::numbered)
                            .flatMap(named -> exemplars
                                    .of(List.copyOf(named.keySet()), start, end)
                                    .map(found -> ExemplarAnswer.of(named, found)));
        });
    }

    @RequestMapping("/series")
    Mono<ResponseEntity<byte[]>> series(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            if (parameters.all("match[]").isEmpty()) {
                throw PromqlFailure.badData("no match[] parameter provided");
            }
            return matching(parameters).map(all -> PrometheusAnswer.series(limited(all, parameters), naming(exchange)));
        });
    }

    /**
     * Programs with the client library of Prometheus 2 give up an answer with a name beyond [a-zA-Z0-9_:]. They call
     * themselves as Go does by default; those of Prometheus 3 have names of their own.
     */
    private static UnaryOperator<String> naming(ServerWebExchange exchange) {
        String program = exchange.getRequest().getHeaders().getFirst(HttpHeaders.USER_AGENT);
        return program != null && program.startsWith("Go-http-client/") ? PromNames::alias : UnaryOperator.identity();
    }

    @RequestMapping("/labels")
    Mono<ResponseEntity<byte[]>> labels(ServerWebExchange exchange) {
        return answer(
                exchange,
                parameters -> matching(parameters).map(all -> {
                    TreeSet<String> names = new TreeSet<>();
                    all.forEach(series -> series.labels().each((name, value) -> names.add(name)));
                    if (!all.isEmpty()) {
                        names.add("__name__");
                    }
                    return PrometheusAnswer.texts(limited(names, parameters));
                }));
    }

    @RequestMapping("/label/{name}/values")
    Mono<ResponseEntity<byte[]>> labelValues(@PathVariable String name, ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            if (name.equals("__name__") && parameters.all("match[]").isEmpty()) {
                return store.metadata()
                        .map(all -> PrometheusAnswer.texts(
                                limited(all.stream().map(Metadata::metric).toList(), parameters)));
            }
            return matching(parameters).map(all -> {
                TreeSet<String> values = new TreeSet<>();
                all.forEach(series -> values.add(
                        name.equals("__name__")
                                ? series.metric()
                                : series.labels().find(name)));
                values.remove("");
                return PrometheusAnswer.texts(limited(values, parameters));
            });
        });
    }

    @RequestMapping("/metadata")
    Mono<ResponseEntity<byte[]>> metadata(ServerWebExchange exchange) {
        return answer(
                exchange,
                parameters -> store.metadata().map(all -> {
                    List<String> metric = parameters.all("metric");
                    return PrometheusAnswer.metadata(limited(
                            all.stream()
                                    .filter(one -> metric.isEmpty() || metric.contains(one.metric()))
                                    .toList(),
                            parameters));
                }));
    }

    /** Of the tenant that asks, whatever else is stored. */
    @RequestMapping("/status/tsdb")
    Mono<ResponseEntity<byte[]>> tsdb(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            int limit = parameters.limit();
            if (limit > MOST_STATS) {
                throw PromqlFailure.badData("invalid parameter \"limit\": limit must not exceed " + MOST_STATS);
            }
            return store.metadata() // completes when metrics are known
                    .then(Tenant.current())
                    .flatMap(tenant -> Mono.fromCallable(() ->
                                    PrometheusAnswer.data(usage.status(tenant.id(), limit == 0 ? USUAL_STATS : limit)))
                            .subscribeOn(Schedulers.parallel()));
        });
    }

    @RequestMapping("/status/buildinfo")
    Mono<ResponseEntity<byte[]>> buildinfo(ServerWebExchange exchange) {
        return answer(
                exchange,
                parameters -> Mono.just(PrometheusAnswer.object(Map.of(
                        "version",
                        "3.0.0",
                        "revision",
                        "",
                        "branch",
                        "",
                        "buildUser",
                        "",
                        "buildDate",
                        "",
                        "goVersion",
                        ""))));
    }

    private static <T> List<T> limited(Collection<T> all, QueryParameters parameters) {
        int limit = parameters.limit();
        return limit == 0 ? List.copyOf(all) : all.stream().limit(limit).toList();
    }

    private Mono<List<StoredSeries>> matching(QueryParameters parameters) {
        List<Selector> selectors = parameters.all("match[]").stream()
                .map(PrometheusController::selector)
                .toList();
        return store.series(
                        selectors.isEmpty() ? List.of(EVERYTHING) : selectors,
                        parameters.time("start", 0),
                        parameters.time("end", parameters.now()))
                .map(StoredParts::whole);
    }

    static Selector selector(String text) {
        return Promql.selector(text)
                .orElseThrow(() -> PromqlFailure.badData(
                        "invalid parameter \"match[]\": expected a selector of series and nothing else"));
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, Function<QueryParameters, Mono<byte[]>> question) {
        return exchange.getFormData()
                .map(form -> QueryParameters.of(exchange.getRequest().getQueryParams(), form, clock))
                .flatMap(question)
                .timeout(properties.timeout().plus(GRACE))
                .map(body -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body))
                .onErrorMap(StoreTrouble::told)
                .onErrorResume(Failure.class, failure -> Mono.just(error(failure)));
    }

    static ResponseEntity<byte[]> error(Failure failure) {
        String type = switch (failure) {
            case PromqlFailure promql -> promql.errorType();
            case QueryLimit limit -> "execution";
            default -> failure.status().is5xxServerError() ? "unavailable" : "bad_data";
        };
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_JSON);
        failure.headers().forEach(answer::header);
        return answer.body(PrometheusAnswer.error(type, String.valueOf(failure.getMessage())));
    }
}
