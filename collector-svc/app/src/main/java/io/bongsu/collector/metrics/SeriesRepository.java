package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.collector.resource.Labels;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Series by number: names and labels. Read once at the start; who looks for one asks {@link SeriesBook}. */
@Repository
class SeriesRepository {
    private static final String DEFINE = """
            INSERT INTO series (tenant_id, id, metric, labels, kind, unit, last_day)
            SELECT :tenant, id, metric, labels, kind, unit, last_day
              FROM unnest(:ids::bigint[], :metrics::text[], :labels::text[], :kinds::text[], :units::text[],
                          :days::int[])
                   AS t (id, metric, labels, kind, unit, last_day)
                ON CONFLICT (tenant_id, id) DO NOTHING""";

    /** A thousand a row: a row and its columns are more work for the driver than a series is for us. */
    private static final String ALL = """
            SELECT tenant_id,
                   concat('[', string_agg(concat('[', id, ',', to_json(metric), ',', labels, ',', to_json(kind), ',',
                                                 to_json(unit), ',', last_day, ']'), ','), ']') AS rows
              FROM series GROUP BY tenant_id, id / 1000""";

    private static final String SEEN = """
            UPDATE series SET last_day = greatest(last_day, :day)
             WHERE tenant_id = :tenant AND id = ANY (:ids)""";

    private static final String FORGET = "DELETE FROM series WHERE tenant_id = :tenant AND id = ANY (:ids)";
    /** A number that was used is not used again. */
    private static final String USED =
            "UPDATE metric_owner SET next_series = greatest(next_series, :next) WHERE epoch = :epoch";

    private final DatabaseClient database;
    private final SystemDatabase system;
    private final JsonMapper json;

    SeriesRepository(DatabaseClient database, SystemDatabase system, JsonMapper json) {
        this.database = database;
        this.system = system;
        this.json = json;
    }

    record Row(UUID tenant, long id, String metric, Labels labels, String kind, String unit, int lastDay) {}

    /** A new series and the newest day of the samples it comes with. */
    record Definition(LiveSeries series, int day) {}

    /** In the transaction of its first samples. */
    Mono<Void> define(Tenant tenant, Collection<Definition> all) {
        return database.sql(DEFINE)
                .bind("tenant", tenant.id())
                .bind("ids", all.stream().map(one -> one.series().id()).toArray(Long[]::new))
                .bind("metrics", texts(all, one -> one.stored().metric()))
                .bind(
                        "labels",
                        texts(
                                all,
                                one -> json.writeValueAsString(
                                        one.stored().labels().asMap())))
                .bind("kinds", texts(all, one -> one.series().kind()))
                .bind("units", texts(all, one -> one.series().unit()))
                .bind("days", all.stream().map(Definition::day).toArray(Integer[]::new))
                .then();
    }

    private static String[] texts(Collection<Definition> all, Function<LiveSeries, String> text) {
        return all.stream().map(one -> text.apply(one.series())).toArray(String[]::new);
    }

    /** In any order: they are received, read and made to series at the same time. */
    Flux<Row> all() {
        return system.client()
                .sql(ALL)
                .filter(statement -> statement.fetchSize(4))
                .map(row -> Map.entry(new Columns(row).uuid("tenant_id"), new Columns(row).text("rows")))
                .all()
                .flatMap(
                        many -> Mono.fromCallable(() -> read(many.getKey(), many.getValue()))
                                .subscribeOn(Schedulers.parallel()),
                        2,
                        4)
                .flatMapIterable(rows -> rows, 1);
    }

    private List<Row> read(UUID tenant, String text) {
        List<Row> rows = new ArrayList<>();
        try (JsonParser parser = json.createParser(text)) {
            parser.nextToken(); // the list's beginning
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                rows.add(new Row(
                        tenant,
                        parser.nextLongValue(0),
                        parser.nextStringValue(),
                        labels(parser),
                        parser.nextStringValue(),
                        parser.nextStringValue(),
                        parser.nextIntValue(0)));
                parser.nextToken(); // the series' end
            }
        }
        return rows;
    }

    private static Labels labels(JsonParser parser) {
        Map<String, String> all = new TreeMap<>();
        parser.nextToken(); // their beginning
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            all.put(name, parser.nextStringValue());
        }
        return Labels.of(all);
    }

    /** These have samples of that day. */
    Mono<Void> seen(UUID tenant, List<Long> ids, int day) {
        return system.client()
                .sql(SEEN)
                .bind("tenant", tenant)
                .bind("ids", ids.toArray(Long[]::new))
                .bind("day", day)
                .then();
    }

    /** Fails when another collector is the owner. */
    Mono<Void> forget(UUID tenant, Collection<Long> ids, long nextId, long epoch) {
        Mono<Void> forgotten = system.client()
                .sql(FORGET)
                .bind("tenant", tenant)
                .bind("ids", ids.toArray(Long[]::new))
                .then();
        return system.inTransaction(system.client()
                .sql(USED)
                .bind("next", nextId)
                .bind("epoch", epoch)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? forgotten : Mono.error(StoreTrouble::unavailable)));
    }
}
