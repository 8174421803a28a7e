package io.bongsu.ticket.history;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What happened elsewhere, many at a time. Call it inside a transaction of the tickets' tenant. */
@Repository
public class PastEntryRepository {
    private static final String ADD = """
            INSERT INTO ticket_event (tenant_id, ticket_id, id, at, kind, visibility, actor_id, actor_name, actor_kind, body,
                   field)
            SELECT :tenant, n.ticket_id, n.id, n.at, n.kind, n.visibility, n.actor_id, n.actor_name, n.actor_kind, n.body,
                   n.field
              FROM json_populate_recordset(CAST(NULL AS ticket_event), CAST(:rows AS json)) n""";

    private static final String MESSAGES = """
            SELECT e.ticket_id, e.at, e.visibility, e.actor_id, e.actor_name, e.actor_kind, e.body
              FROM unnest(:tickets) AS t (id)
              JOIN LATERAL (SELECT * FROM ticket_event m
                             WHERE m.tenant_id = :tenant AND m.ticket_id = t.id AND m.kind = 'message'
                             ORDER BY m.id LIMIT :most) e ON true
             ORDER BY e.ticket_id, e.id""";

    private final DatabaseClient database;
    private final JsonMapper json;

    PastEntryRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public Mono<Void> add(List<PastEntry> some) {
        String rows = json.writeValueAsString(
                some.stream().map(PastEntryRepository::row).toList());
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("rows", rows)
                        .then());
    }

    /** Messages of some tickets, oldest first, {@code most} of each. */
    public Flux<PastEntry> messages(Collection<UUID> tickets, int most) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(MESSAGES)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .bind("most", most)
                        .map(row -> message(new Columns(row)))
                        .all());
    }

    private static PastEntry message(Columns columns) {
        Actor author = new Actor(
                columns.text("actor_id"),
                columns.text("actor_name"),
                Actor.Kind.valueOf(columns.text("actor_kind").toUpperCase(Locale.ROOT)));
        Visibility visibility = Visibility.valueOf(columns.text("visibility").toUpperCase(Locale.ROOT));
        return new PastEntry(
                columns.uuid("ticket_id"),
                columns.instant("at"),
                0,
                author,
                Entry.message(visibility, columns.text("body")));
    }

    private static Map<String, @Nullable Object> row(PastEntry past) {
        Entry entry = past.entry();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ticket_id", past.ticket());
        row.put("id", past.id());
        row.put("at", past.at());
        row.put("kind", word(entry.kind()));
        row.put("visibility", word(entry.visibility()));
        row.put("actor_id", past.actor().id());
        row.put("actor_name", past.actor().name());
        row.put("actor_kind", word(past.actor().kind()));
        row.put("body", entry.body());
        row.put("field", entry.field());
        return row;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
