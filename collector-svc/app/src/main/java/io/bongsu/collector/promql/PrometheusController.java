package io.bongsu.collector.promql;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.metrics.MetricStore;
import io.bongsu.collector.metrics.QueryLimit;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failure;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The HTTP API of Prometheus, so that its clients work. Not in our OpenAPI: Prometheus publishes it. */
@RestController
@Hidden
@RequestMapping(
        path = "/prometheus/api/v1",
        method = {RequestMethod.GET, RequestMethod.POST})
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_READ + "')")
class PrometheusController {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Selector EVERYTHING = new Selector(List.of());

    private final Promql promql;
    private final MetricStore store;
    private final Clock clock;

    PrometheusController(Promql promql, MetricStore store, Clock clock) {
        this.promql = promql;
        this.store = store;
        this.clock = clock;
    }

    @RequestMapping("/query")
    Mono<ResponseEntity<byte[]>> query(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            long time = parameters.time("time", parameters.now());
            Expression expression = Parser.parse(parameters.required("query"));
            if (expression instanceof Expression.Range range) {
                return promql.raw(range, time).map(PrometheusAnswer::raw);
            }
            return promql.rows(expression, Grid.at(time))
                    .map(rows -> expression.isScalar()
                            ? PrometheusAnswer.scalar(rows.getFirst().values()[0], time)
                            : PrometheusAnswer.vector(rows, time));
        });
    }

    @RequestMapping("/query_range")
    Mono<ResponseEntity<byte[]>> queryRange(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            Grid grid = Promql.grid(parameters.time("start"), parameters.time("end"), parameters.step());
            Expression expression = Parser.parse(parameters.required("query"));
            if (expression instanceof Expression.Range) {
                throw PromqlFailure.badData(
                        "invalid expression type \"range vector\" for range query, must be Scalar or instant Vector");
            }
            return promql.rows(expression, grid).map(rows -> PrometheusAnswer.matrix(rows, grid));
        });
    }

    @RequestMapping("/series")
    Mono<ResponseEntity<byte[]>> series(ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            if (parameters.all("match[]").isEmpty()) {
                throw PromqlFailure.badData("no match[] parameter provided");
            }
            return matching(parameters).map(PrometheusAnswer::series);
        });
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
                    return PrometheusAnswer.texts(names);
                }));
    }

    @RequestMapping("/label/{name}/values")
    Mono<ResponseEntity<byte[]>> labelValues(@PathVariable String name, ServerWebExchange exchange) {
        return answer(exchange, parameters -> {
            if (name.equals("__name__") && parameters.all("match[]").isEmpty()) {
                return store.metadata()
                        .map(all -> PrometheusAnswer.texts(
                                all.stream().map(one -> one.metric()).toList()));
            }
            return matching(parameters).map(all -> {
                TreeSet<String> values = new TreeSet<>();
                all.forEach(series -> values.add(
                        name.equals("__name__")
                                ? series.metric()
                                : series.labels().find(name)));
                values.remove("");
                return PrometheusAnswer.texts(values);
            });
        });
    }

    @RequestMapping("/metadata")
    Mono<ResponseEntity<byte[]>> metadata(ServerWebExchange exchange) {
        return answer(
                exchange,
                parameters -> store.metadata().map(all -> {
                    List<String> metric = parameters.all("metric");
                    return PrometheusAnswer.metadata(all.stream()
                            .filter(one -> metric.isEmpty() || metric.contains(one.metric()))
                            .toList());
                }));
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

    private Mono<List<StoredSeries>> matching(QueryParameters parameters) {
        List<Selector> selectors =
                parameters.all("match[]").stream().map(Parser::selector).toList();
        return store.series(
                selectors.isEmpty() ? List.of(EVERYTHING) : selectors,
                parameters.time("start", 0),
                parameters.time("end", parameters.now()));
    }

    private Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, Function<QueryParameters, Mono<byte[]>> question) {
        return exchange.getFormData()
                .map(form -> QueryParameters.of(exchange.getRequest().getQueryParams(), form, clock))
                .flatMap(question)
                .timeout(LONGEST)
                .map(body -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body))
                .onErrorMap(StoreTrouble::told)
                .onErrorResume(Failure.class, failure -> Mono.just(error(failure)));
    }

    private static ResponseEntity<byte[]> error(Failure failure) {
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
