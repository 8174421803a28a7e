package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Write;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
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
    public Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        List<String> old = before == null ? List.of() : before.content().tags();
        List<String> tags = after.content().tags();
        if (old.equals(tags)) {
            return Flux.empty();
        }
        return before == null
                ? Flux.just(write(KEEP, after, tags))
                : Flux.just(write(FORGET, after, tags), write(KEEP, after, tags)); // of different rows
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

    private static Write write(String sql, Ticket ticket, List<String> tags) {
        return Write.of(sql).bind("ticket", ticket.id()).bind("tags", tags.toArray(String[]::new));
    }
}
