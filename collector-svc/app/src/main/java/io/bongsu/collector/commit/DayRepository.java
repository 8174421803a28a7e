package io.bongsu.collector.commit;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The daily partitions of the telemetry tables: made when a day's first datum comes, dropped whole when they are old. */
@Repository
public class DayRepository {
    private final SystemDatabase database;
    private final Set<Day> known = ConcurrentHashMap.newKeySet();

    DayRepository(SystemDatabase database) {
        this.database = database;
    }

    private record Day(String table, int day) {}

    /** Runs before the transaction that writes: a partition must be there when it starts. */
    public Mono<Void> ensure(String table, Collection<Integer> days) {
        return Flux.fromIterable(days)
                .map(day -> new Day(table, day))
                .filter(day -> !known.contains(day))
                .concatMap(day -> database.client()
                        .sql("SELECT ensure_day(:table, :day)")
                        .bind("table", table)
                        .bind("day", day.day())
                        .then()
                        .doOnSuccess(done -> known.add(day)))
                .then();
    }

    /** Whoever writes next makes sure again that its partition is there. */
    public void forget(String table) {
        known.removeIf(one -> one.table().equals(table));
    }

    /** Drops a partition that holds nothing any more; who is about to write to it may fail once, and tries again. */
    public Mono<Boolean> dropIfEmpty(String table, int day) {
        return database.client()
                .sql("SELECT drop_if_empty(:table, :day) AS dropped")
                .bind("table", table)
                .bind("day", day)
                .map(row -> new Columns(row).flag("dropped"))
                .one()
                .doOnNext(dropped -> forget(table));
    }

    public Mono<Integer> dropBefore(String table, int day) {
        known.removeIf(one -> one.table().equals(table) && one.day() < day);
        return database.client()
                .sql("SELECT drop_days_before(:table, :day) AS dropped")
                .bind("table", table)
                .bind("day", day)
                .map(row -> new Columns(row).integer("dropped"))
                .one();
    }
}
