package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.StoreTrouble;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Who writes metrics, and what is sealed. Serves all tenants: these tables have none. */
@Repository
class OwnerRepository {
    private static final String NEXT_SERIES = "SELECT next_series FROM metric_owner WHERE epoch = :epoch";

    /** Who takes over waits for us, but not for a process that was stopped here. */
    private static final String GUARD = """
            SELECT set_config('idle_in_transaction_session_timeout', '5s', true) AS guarded
              FROM metric_owner WHERE epoch = :epoch FOR SHARE""";

    private static final String SEALED = "SELECT shard, win, seq FROM metric_sealed";

    private static final String SEAL = """
            INSERT INTO metric_sealed (shard, win, seq) VALUES (:shard, :win, :seq)
                ON CONFLICT (shard, win) DO UPDATE SET seq = greatest(metric_sealed.seq, excluded.seq)""";

    private static final String FORGET = "DELETE FROM metric_sealed WHERE seq < :seq";

    private final SystemDatabase system;

    OwnerRepository(SystemDatabase system) {
        this.system = system;
    }

    /** A window of a shard. */
    record Place(int shard, long window) {}

    /** The lowest number no series ever had; fails when another collector is the owner. */
    Mono<Long> nextSeries(long epoch) {
        return system.client()
                .sql(NEXT_SERIES)
                .bind("epoch", epoch)
                .map(row -> new Columns(row).number("next_series"))
                .one()
                .switchIfEmpty(Mono.error(StoreTrouble::unavailable));
    }

    /**
     * Fails when another collector is the owner; else nobody becomes it before the transaction around this has ended. Whatever
     * only the owner may change is changed in such a transaction.
     */
    Mono<Void> guard(long epoch) {
        return system.client()
                .sql(GUARD)
                .bind("epoch", epoch)
                .fetch()
                .one()
                .switchIfEmpty(Mono.error(StoreTrouble::unavailable))
                .then();
    }

    /** Up to which record a window is sealed. */
    Mono<Map<Place, Long>> sealed() {
        return system.client()
                .sql(SEALED)
                .map(row -> Map.entry(
                        new Place(new Columns(row).integer("shard"), new Columns(row).number("win")),
                        new Columns(row).number("seq")))
                .all()
                .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /** In the transaction that writes the window's chunks. */
    Mono<Void> seal(int shard, long window, long seq) {
        return system.client()
                .sql(SEAL)
                .bind("shard", shard)
                .bind("win", window)
                .bind("seq", seq)
                .then();
    }

    /** Records before this one are gone: nobody asks whether they were sealed. */
    Mono<Void> forgetBefore(long seq) {
        return system.client().sql(FORGET).bind("seq", seq).then();
    }
}
