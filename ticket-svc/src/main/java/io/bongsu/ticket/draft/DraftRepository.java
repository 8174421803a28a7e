package io.bongsu.ticket.draft;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Drafts as rows: everybody's own. */
@Repository
class DraftRepository {
    private static final String OF = """
            SELECT visibility, body, updated_at FROM ticket_draft
             WHERE tenant_id = :tenant AND person_id = :person AND ticket_id = :ticket ORDER BY visibility""";
    private static final String KEEP = """
            INSERT INTO ticket_draft (tenant_id, person_id, ticket_id, visibility, body, updated_at)
            VALUES (:tenant, :person, :ticket, :visibility, :body, :now)
            ON CONFLICT (tenant_id, person_id, ticket_id, visibility)
            DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at""";
    private static final String DROP = """
            DELETE FROM ticket_draft
             WHERE tenant_id = :tenant AND person_id = :person AND ticket_id = :ticket AND visibility = :visibility""";
    /** A person keeps the newest 200. */
    private static final String FORGET = """
            DELETE FROM ticket_draft WHERE tenant_id = :tenant AND person_id = :person AND (ticket_id, visibility) NOT IN (
                SELECT ticket_id, visibility FROM ticket_draft WHERE tenant_id = :tenant AND person_id = :person
                 ORDER BY updated_at DESC LIMIT 200)""";

    private final DatabaseClient database;

    DraftRepository(DatabaseClient database) {
        this.database = database;
    }

    record Draft(String visibility, String body, Instant updatedAt) {}

    Flux<Draft> of(UUID ticket, String person) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("person", person)
                        .bind("ticket", ticket)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Draft(
                                    columns.text("visibility"), columns.text("body"), columns.instant("updated_at"));
                        })
                        .all());
    }

    Mono<Void> keep(UUID ticket, String person, Draft draft) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(KEEP)
                        .bind("tenant", tenant.id())
                        .bind("person", person)
                        .bind("ticket", ticket)
                        .bind("visibility", draft.visibility())
                        .bind("body", draft.body())
                        .bind("now", draft.updatedAt())
                        .then()
                        .then(Mono.defer(() -> database.sql(FORGET)
                                .bind("tenant", tenant.id())
                                .bind("person", person)
                                .then())));
    }

    Mono<Void> drop(UUID ticket, String person, String visibility) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DROP)
                        .bind("tenant", tenant.id())
                        .bind("person", person)
                        .bind("ticket", ticket)
                        .bind("visibility", visibility)
                        .then());
    }
}
