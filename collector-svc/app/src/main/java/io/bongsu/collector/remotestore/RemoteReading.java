package io.bongsu.collector.remotestore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.MetricsProperties;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.Selector;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.PromNames;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Asks the other store, of one tenant's series only, and takes from its answers what was asked for. */
@Component
@StoredElsewhere
class RemoteReading {
    /** Names of labels change seldom; one that is not among them is looked for at once. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private static final int TENANTS = 1_000;

    private final RemoteApi api;
    private final MetricsProperties limits;
    private final Clock clock;
    private final Cache<UUID, Set<String>> labelNames = Caffeine.newBuilder()
            .maximumSize(TENANTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    RemoteReading(RemoteApi api, MetricsProperties limits, Clock clock) {
        this.api = api;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<List<Samples>> samples(Selector selector, UUID tenant, long from, long to) {
        // A range vector is answered with the samples as they are.
        return said(selector, tenant)
                .flatMap(text -> api.ask(
                        "query",
                        body -> matrix(body, selector, from, to),
                        List.of("query", text + "[" + Math.max(1, to - from) + "ms]", "time", seconds(to))))
                .defaultIfEmpty(List.of());
    }

    Mono<List<StoredSeries>> series(List<Selector> selectors, UUID tenant, long from, long to) {
        return Flux.fromIterable(selectors)
                .concatMap(selector -> said(selector, tenant)
                        .flatMap(text -> api.ask(
                                "series",
                                body -> labelSets(body, selector),
                                List.of("match[]", text, "start", seconds(from), "end", seconds(to)))))
                .collect(LinkedHashMap<Labels, StoredSeries>::new, (all, found) -> {
                    found.forEach(one -> all.putIfAbsent(named(one), one));
                    checkSeries(all.size());
                })
                .map(all -> List.copyOf(all.values()));
    }

    private static Labels named(StoredSeries one) {
        Map<String, String> all = new TreeMap<>(one.labels().asMap());
        all.put(Matcher.METRIC, one.metric());
        return Labels.of(all);
    }

    private Mono<String> said(Selector selector, UUID tenant) {
        Mono<Set<String>> metrics = Selection.needsMetrics(selector) ? metrics(tenant) : Mono.just(Set.of());
        Mono<Set<String>> labels = Selection.needsLabels(selector) ? labels(selector, tenant) : Mono.just(Set.of());
        return Mono.zip(metrics, labels)
                .flatMap(names -> Mono.justOrEmpty(Selection.of(selector, tenant, names.getT1(), names.getT2())));
    }

    private Mono<Set<String>> metrics(UUID tenant) {
        return names("label/__name__/values", tenant);
    }

    private Mono<Set<String>> labels(Selector selector, UUID tenant) {
        Set<String> known = labelNames.getIfPresent(tenant);
        return known != null && selector.matchers().stream().allMatch(one -> isKnown(one.name(), known))
                ? Mono.just(known)
                : names("labels", tenant).doOnNext(found -> labelNames.put(tenant, found));
    }

    private static boolean isKnown(String asked, Set<String> names) {
        return asked.equals(Matcher.METRIC)
                || names.contains(asked)
                || names.stream().anyMatch(name -> PromNames.alias(name).equals(asked));
    }

    private Mono<Set<String>> names(String path, UUID tenant) {
        return api.get(
                path,
                body -> {
                    Set<String> names = new HashSet<>();
                    AnswerReader.texts(body, name -> {
                        if (!name.equals(WriteBody.TENANT)) {
                            names.add(PlainNames.unescape(name));
                        }
                        checkSeries(names.size());
                    });
                    return names;
                },
                List.of(
                        "match[]",
                        Selection.all(tenant),
                        "start",
                        seconds(clock.millis() - limits.retention(tenant).toMillis()),
                        "end",
                        seconds(clock.millis())));
    }

    private List<Samples> matrix(InputStream body, Selector selector, long from, long to) throws IOException {
        Chosen chosen = new Chosen(selector, from, to, limits);
        AnswerReader.matrix(body, chosen);
        return chosen.all();
    }

    private List<StoredSeries> labelSets(InputStream body, Selector selector) throws IOException {
        List<StoredSeries> found = new ArrayList<>();
        AnswerReader.labelSets(body, labels -> {
            StoredSeries series = stored(labels);
            if (selector.accepts(series.metric(), series.labels())) {
                found.add(series);
                checkSeries(found.size());
            }
        });
        return found;
    }

    private void checkSeries(int found) {
        Chosen.checkSeries(found, limits);
    }

    /** Under its published names and without the tenant, which nobody is shown. */
    static StoredSeries stored(Map<String, String> there) {
        Map<String, String> labels = new TreeMap<>();
        there.forEach((name, value) -> {
            if (!name.equals(Matcher.METRIC) && !name.equals(WriteBody.TENANT)) {
                labels.put(PlainNames.unescape(name), value);
            }
        });
        String metric = PlainNames.unescape(there.getOrDefault(Matcher.METRIC, ""));
        Labels called = Labels.of(labels);
        return new StoredSeries((long) metric.hashCode() << 32 | (called.hashCode() & 0xFFFFFFFFL), metric, called);
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).toPlainString();
    }
}
