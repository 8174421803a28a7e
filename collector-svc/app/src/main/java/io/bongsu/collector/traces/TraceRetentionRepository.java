package io.bongsu.collector.traces;

import io.bongsu.platform.database.SystemDatabase;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Traces of all tenants whose spans are gone. */
@Repository
class TraceRetentionRepository {
    private final SystemDatabase database;

    TraceRetentionRepository(SystemDatabase database) {
        this.database = database;
    }

    Mono<Void> forgetBefore(long nano) {
        return database.client()
                .sql("DELETE FROM trace WHERE end_nano < :nano")
                .bind("nano", nano)
                .then();
    }
}
