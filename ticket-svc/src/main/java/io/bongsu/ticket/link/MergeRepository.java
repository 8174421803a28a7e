package io.bongsu.ticket.link;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The pointer from a merged ticket to the one that speaks for it. */
@Repository
class MergeRepository {
    private static final String POINT = """
            UPDATE ticket SET merged_into = :into, version = version + 1, updated_at = :at, touched = true
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String MESSAGES = """
            SELECT count(*) AS n FROM ticket_event
             WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) AND kind = 'message'""";
    private static final String MERGED = """
            WITH RECURSIVE joint (id) AS (
                SELECT t.id FROM ticket t WHERE t.tenant_id = :tenant AND t.merged_into = :ticket
                UNION
                SELECT t.id FROM joint JOIN ticket t ON t.tenant_id = :tenant AND t.merged_into = joint.id)
            SELECT id, number, title, requester_id, requester_name FROM ticket
             WHERE tenant_id = :tenant AND id IN (SELECT id FROM joint) ORDER BY id LIMIT 500""";

    private final DatabaseClient database;

    MergeRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> point(UUID ticket, @Nullable UUID into, Instant at) {
        return Tenant.current().flatMap(tenant -> {
            var sql = database.sql(POINT)
                    .bind("tenant", tenant.id())
                    .bind("id", ticket)
                    .bind("at", at);
            return (into == null ? sql.bindNull("into", UUID.class) : sql.bind("into", into)).then();
        });
    }

    Mono<Long> messages(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(MESSAGES)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> new Columns(row).number("n"))
                        .one());
    }

    /** All that a ticket speaks for, also through others. */
    Flux<MergeView.Named> mergedInto(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(MERGED)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new MergeView.Named(
                                    columns.uuid("id"),
                                    columns.text("number"),
                                    columns.text("title"),
                                    new Person(columns.text("requester_id"), columns.text("requester_name")));
                        })
                        .all());
    }
}
