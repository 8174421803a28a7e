package io.bongsu.ticket.blob;

import io.bongsu.platform.database.SystemDatabase;
import java.time.Instant;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What uploads that broke off left behind, of all tenants. */
@Repository
class UnclaimedBlobRepository {
    private static final String SWEEP = "DELETE FROM blob WHERE NOT kept AND created_at < :before";

    private final SystemDatabase database;

    UnclaimedBlobRepository(SystemDatabase database) {
        this.database = database;
    }

    Mono<Long> sweep(Instant before) {
        return database.client().sql(SWEEP).bind("before", before).fetch().rowsUpdated();
    }
}
