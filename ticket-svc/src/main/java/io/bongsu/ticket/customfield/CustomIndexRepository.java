package io.bongsu.ticket.customfield;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Companion;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.CustomValues;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Ticket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What tickets are found by: one row for each value of a filterable field. */
@Repository
class CustomIndexRepository implements Companion {
    /** Whoever makes a field filterable waits for who writes it now; who writes it later sees that it is. */
    private static final String SHARE = """
            SELECT count(*) AS held FROM (SELECT 1 FROM custom_field
                    WHERE tenant_id = :tenant AND key = ANY (:keys) FOR KEY SHARE) f""";

    private static final String FORGET =
            "DELETE FROM ticket_custom WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets)";
    private static final String KEEP = """
            INSERT INTO ticket_custom (tenant_id, field_id, value, ticket_id, ranked)
            SELECT :tenant, f.id, custom_value(t.custom -> f.key), t.id, custom_rank(f.kind, t.custom -> f.key)
              FROM ticket t
              JOIN custom_field f ON f.tenant_id = :tenant AND f.filterable AND NOT f.removed
             WHERE t.tenant_id = :tenant AND t.id = ANY (:tickets) AND t.custom -> f.key IS NOT NULL""";
    private static final String FILL = """
            INSERT INTO ticket_custom (tenant_id, field_id, value, ticket_id, ranked)
            SELECT :tenant, :field, custom_value(t.custom -> :key), t.id, custom_rank(:kind, t.custom -> :key) FROM ticket t
             WHERE t.tenant_id = :tenant AND t.custom <> '{}' AND t.custom -> :key IS NOT NULL""";
    private static final String CLEAR = "DELETE FROM ticket_custom WHERE tenant_id = :tenant AND field_id = :field";

    private final DatabaseClient database;

    CustomIndexRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        CustomValues old = before == null ? CustomValues.NONE : before.content().custom();
        CustomValues now = after.content().custom();
        if (old.equals(now)) {
            return Mono.empty();
        }
        Set<String> keys = new HashSet<>(old.values().keySet());
        keys.addAll(now.values().keySet());
        return index(keys, List.of(after), before != null);
    }

    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        List<Ticket> filled = some.stream()
                .map(PastTicket::ticket)
                .filter(ticket -> !ticket.content().custom().isEmpty())
                .toList();
        Set<String> keys = new HashSet<>();
        filled.forEach(ticket -> keys.addAll(ticket.content().custom().values().keySet()));
        return filled.isEmpty() ? Mono.empty() : index(keys, filled, false);
    }

    private Mono<Void> index(Set<String> keys, List<Ticket> tickets, boolean known) {
        UUID[] ids = tickets.stream().map(Ticket::id).toArray(UUID[]::new);
        return Tenant.current()
                .flatMap(tenant -> database.sql(SHARE)
                        .bind("tenant", tenant.id())
                        .bind("keys", keys.toArray(String[]::new))
                        .then()
                        .then(known ? run(tenant, FORGET, ids) : Mono.empty())
                        .then(run(tenant, KEEP, ids)));
    }

    private Mono<Void> run(Tenant tenant, String sql, UUID[] tickets) {
        return database.sql(sql)
                .bind("tenant", tenant.id())
                .bind("tickets", tickets)
                .then();
    }

    /** All values there are of a field that is held; what was known of it is forgotten first. */
    Mono<Void> fill(CustomField field) {
        return clear(field.id())
                .then(Tenant.current())
                .flatMap(tenant -> database.sql(FILL)
                        .bind("tenant", tenant.id())
                        .bind("field", field.id())
                        .bind("key", field.key())
                        .bind("kind", field.kind().word())
                        .then());
    }

    Mono<Void> clear(UUID field) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CLEAR)
                        .bind("tenant", tenant.id())
                        .bind("field", field)
                        .then());
    }
}
