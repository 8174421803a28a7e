package io.bongsu.ticket.ticket;

import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Tags as lists find them. */
@Repository
class TagRepository implements Companion {
    private static final String FORGET =
            "DELETE FROM ticket_tag WHERE tenant_id = :tenant AND ticket_id = :ticket AND tag <> ALL (:tags)";
    private static final String KEEP = """
            INSERT INTO ticket_tag (tenant_id, tag, ticket_id) SELECT :tenant, tag, :ticket FROM unnest(:tags) AS t (tag)
            ON CONFLICT DO NOTHING""";
    private static final String KEEP_MANY = """
            INSERT INTO ticket_tag (tenant_id, tag, ticket_id)
            SELECT :tenant, tag, ticket FROM unnest(:tags, :tickets) AS t (tag, ticket) ON CONFLICT DO NOTHING""";

    private final DatabaseClient database;

    TagRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        List<String> old = before == null ? List.of() : before.content().tags();
        List<String> tags = after.content().tags();
        if (old.equals(tags)) {
            return Mono.empty();
        }
        return run(FORGET, after, tags).then(Mono.defer(() -> run(KEEP, after, tags)));
    }

    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        List<Ticket> tagged = some.stream()
                .map(PastTicket::ticket)
                .flatMap(ticket -> ticket.content().tags().stream().map(tag -> ticket))
                .toList();
        String[] tags = some.stream()
                .flatMap(past -> past.ticket().content().tags().stream())
                .toArray(String[]::new);
        return tags.length == 0
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(KEEP_MANY)
                                .bind("tenant", tenant.id())
                                .bind("tags", tags)
                                .bind("tickets", tagged.stream().map(Ticket::id).toArray(UUID[]::new))
                                .then());
    }

    private Mono<Void> run(String sql, Ticket ticket, List<String> tags) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket.id())
                        .bind("tags", tags.toArray(String[]::new))
                        .then());
    }
}
