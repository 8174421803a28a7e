package io.bongsu.ticket.exchange;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** What others call our tickets. */
@Repository
public class ExternalIdRepository {
    private static final String KNOWN = """
            SELECT e.owner, e.external_id
              FROM unnest(:owners, :ids) AS n (owner, external_id)
              JOIN ticket_external e ON e.tenant_id = :tenant AND e.owner = n.owner AND e.external_id = n.external_id""";
    /** In one order everywhere, so that two who bring in the same wait for each other instead of refusing each other. */
    private static final String CLAIM = """
            INSERT INTO ticket_external (tenant_id, owner, external_id, ticket_id)
            SELECT :tenant, n.owner, n.external_id, n.ticket
              FROM unnest(:owners, :ids, :tickets) AS n (owner, external_id, ticket)
             ORDER BY n.owner, n.external_id
            ON CONFLICT DO NOTHING
            RETURNING owner, external_id""";

    private static final String OF_TICKETS = """
            SELECT ticket_id, owner, external_id FROM ticket_external
             WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) ORDER BY ticket_id, owner, external_id""";

    private final DatabaseClient database;

    ExternalIdRepository(DatabaseClient database) {
        this.database = database;
    }

    /** Those that name a ticket already. */
    Flux<ExternalIdentifier> known(Collection<ExternalIdentifier> some) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(KNOWN)
                        .bind("tenant", tenant.id())
                        .bind("owners", owners(some))
                        .bind("ids", ids(some))
                        .map(row -> read(new Columns(row)))
                        .all());
    }

    /** Those that named no ticket before and name these now. */
    public Flux<ExternalIdentifier> claim(List<ExternalIdentifier> some, List<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(CLAIM)
                        .bind("tenant", tenant.id())
                        .bind("owners", owners(some))
                        .bind("ids", ids(some))
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> read(new Columns(row)))
                        .all());
    }

    public record Named(UUID ticket, ExternalIdentifier name) {}

    public Flux<Named> of(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF_TICKETS)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Named(columns.uuid("ticket_id"), read(columns));
                        })
                        .all());
    }

    private static ExternalIdentifier read(Columns columns) {
        return new ExternalIdentifier(columns.text("owner"), columns.text("external_id"));
    }

    private static String[] owners(Collection<ExternalIdentifier> some) {
        return some.stream().map(ExternalIdentifier::owner).toArray(String[]::new);
    }

    private static String[] ids(Collection<ExternalIdentifier> some) {
        return some.stream().map(ExternalIdentifier::id).toArray(String[]::new);
    }
}
