package io.bongsu.platform.messaging;

import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Remembers which messages were handled, in the transaction that handles them. Kept two weeks. */
final class Inbox {
    private static final String FIRST = """
            INSERT INTO inbox (tenant_id, message_id) VALUES (:tenant, :message) ON CONFLICT DO NOTHING""";

    private final DatabaseClient database;

    Inbox(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> once(UUID messageId, Mono<Void> work) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(FIRST)
                        .bind("tenant", tenant.id())
                        .bind("message", messageId)
                        .fetch()
                        .rowsUpdated())
                .flatMap(first -> first == 1 ? work : Mono.empty());
    }
}
