package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.PromNames;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Series by name and labels. */
@Repository
class SeriesRepository {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    /** In the order of the hash, so that two instances that write the same series wait for each other and never deadlock. */
    private static final String DEFINE = """
            INSERT INTO series (tenant_id, hash, metric, alias, labels, aliases, kind, unit, last_day)
            SELECT :tenant, hash, metric, alias, labels::jsonb, aliases::jsonb, kind, unit, DATE 'epoch' + day
              FROM unnest(:hashes::uuid[], :metrics::text[], :metricAliases::text[], :labels::text[], :aliases::text[],
                          :kinds::text[], :units::text[], :days::int[])
                   AS t (hash, metric, alias, labels, aliases, kind, unit, day)
             ORDER BY hash
                ON CONFLICT (tenant_id, hash) DO UPDATE SET last_day = greatest(series.last_day, excluded.last_day)
            RETURNING hash, id""";

    private static final String MATCHING = """
            SELECT id, metric, labels::text AS labels FROM series
             WHERE tenant_id = :tenant AND last_day >= DATE 'epoch' + :day
               AND (:alias = '' OR alias = :alias) AND aliases @> :pairs::jsonb
             LIMIT :limit""";

    private static final String METADATA = """
            SELECT DISTINCT ON (metric) metric, kind, unit FROM series
             WHERE tenant_id = :tenant ORDER BY metric, last_day DESC""";

    private static final String FORGET = "DELETE FROM series WHERE last_day < DATE 'epoch' + :day";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    SeriesRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    /** A series to be stored, and the newest day (since the epoch) it has a sample of. */
    record Definition(SeriesKey key, Series series, int day) {}

    Mono<Map<UUID, Long>> define(Tenant tenant, Collection<Definition> definitions) {
        List<Definition> all = List.copyOf(definitions);
        return database.sql(DEFINE)
                .bind("tenant", tenant.id())
                .bind("hashes", all.stream().map(d -> d.key().hash()).toArray(UUID[]::new))
                .bind(
                        "metrics",
                        texts(all.stream().map(d -> d.series().metric()).toList()))
                .bind(
                        "metricAliases",
                        texts(all.stream()
                                .map(d -> PromNames.alias(d.series().metric()))
                                .toList()))
                .bind(
                        "labels",
                        texts(all.stream()
                                .map(d -> json(d.series().labels().asMap()))
                                .toList()))
                .bind(
                        "aliases",
                        texts(all.stream()
                                .map(d -> json(aliases(d.series().labels())))
                                .toList()))
                .bind("kinds", texts(all.stream().map(d -> d.series().kind()).toList()))
                .bind("units", texts(all.stream().map(d -> d.series().unit()).toList()))
                .bind("days", all.stream().map(Definition::day).toArray(Integer[]::new))
                .map(row -> Map.entry(new Columns(row).uuid("hash"), new Columns(row).number("id")))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Candidates: by metric and equal labels in the database, the rest is for {@link Selector#accepts}. */
    Flux<StoredSeries> matching(Tenant tenant, Selector selector, int sinceDay, int limit) {
        Map<String, String> pairs = new TreeMap<>();
        for (Matcher matcher : selector.matchers()) {
            if (matcher.op() == Matcher.Op.EQUAL
                    && !matcher.value().isEmpty()
                    && !matcher.name().equals(Matcher.METRIC)) {
                pairs.put(PromNames.alias(matcher.name()), matcher.value());
            }
        }
        return database.sql(MATCHING)
                .bind("tenant", tenant.id())
                .bind("day", sinceDay)
                .bind("alias", selector.metric().map(PromNames::alias).orElse(""))
                .bind("pairs", json(pairs))
                .bind("limit", limit)
                .map(this::series)
                .all()
                .filter(series -> selector.accepts(series.metric(), series.labels()));
    }

    Flux<Metadata> metadata(Tenant tenant) {
        return database.sql(METADATA)
                .bind("tenant", tenant.id())
                .map(row -> new Metadata(
                        new Columns(row).text("metric"), new Columns(row).text("kind"), new Columns(row).text("unit")))
                .all();
    }

    /** Housekeeping, for all tenants. */
    Mono<Long> forgetBefore(LocalDate day) {
        return system.client()
                .sql(FORGET)
                .bind("day", (int) day.toEpochDay())
                .fetch()
                .rowsUpdated();
    }

    private StoredSeries series(Readable row) {
        Columns columns = new Columns(row);
        return new StoredSeries(
                columns.number("id"), columns.text("metric"), Labels.of(json.readValue(columns.text("labels"), TEXTS)));
    }

    private static Map<String, String> aliases(Labels labels) {
        Map<String, String> aliases = new TreeMap<>();
        labels.each((name, value) -> aliases.put(PromNames.alias(name), value));
        labels.each((name, value) -> {
            if (PromNames.alias(name).equals(name)) {
                aliases.put(name, value); // a label spelled so by its sender wins over another's alias
            }
        });
        return aliases;
    }

    private String json(Map<String, String> map) {
        return json.writeValueAsString(map);
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
