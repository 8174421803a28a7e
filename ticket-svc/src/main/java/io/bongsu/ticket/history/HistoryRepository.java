package io.bongsu.ticket.history;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The append-only history. Ids are time-ordered: they are the order of the timeline. */
@Repository
class HistoryRepository implements History {
    private static final String APPEND = """
            INSERT INTO ticket_event (tenant_id, ticket_id, id, at, kind, visibility, actor_id, actor_name, actor_kind,
                                      body, field, before, after, ticket_version)
            VALUES (:tenant, :ticket, :id, :at, :kind, :visibility, :actorId, :actorName, :actorKind,
                    :body, :field, :before, :after, :version)""";
    private static final String AFTER = """
            WITH RECURSIVE joint (id) AS (
                SELECT CAST(:ticket AS uuid)
                UNION
                SELECT t.id FROM joint JOIN ticket t ON t.tenant_id = :tenant AND t.merged_into = joint.id WHERE :all)
            SELECT e.ticket_id, e.id, e.at, e.kind, e.visibility, e.actor_id, e.actor_name, e.actor_kind, e.body, e.field,
                   e.before, e.after
              FROM ticket_event e
             WHERE e.tenant_id = :tenant AND e.ticket_id = ANY (ARRAY(SELECT id FROM joint)) AND e.id > :after
               AND e.visibility = ANY (:visibilities)
             ORDER BY e.id LIMIT :limit""";
    private static final String MESSAGE = """
            SELECT ticket_id, id, at, kind, visibility, actor_id, actor_name, actor_kind, body, field, before, after
              FROM ticket_event WHERE tenant_id = :tenant AND ticket_id = :ticket AND id = :id AND kind = 'message'""";
    private static final String CHANGED_AFTER = """
            SELECT DISTINCT field FROM ticket_event
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND kind = 'change' AND ticket_version > :version""";
    private static final UUID BEGINNING = new UUID(0, 0);

    private final DatabaseClient database;
    private final Clock clock;

    HistoryRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Appended append(UUID ticket, Actor actor, Entry entry) {
        return write(ticket, actor, entry, null);
    }

    @Override
    public Appended append(UUID ticket, Actor actor, Entry entry, long version) {
        return write(ticket, actor, entry, version);
    }

    private Appended write(UUID ticket, Actor actor, Entry entry, @Nullable Long version) {
        TimelineItem item = item(actor, entry);
        return new Appended(item, insertion(ticket, item, entry, version));
    }

    @Override
    public Flux<String> fieldsChangedAfter(UUID ticket, long version) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(CHANGED_AFTER)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("version", version)
                        .map(row -> new Columns(row).text("field"))
                        .all());
    }

    private TimelineItem item(Actor actor, Entry entry) {
        return new TimelineItem(
                UuidCreator.getTimeOrderedEpochPlus1(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                entry.kind(),
                entry.kind() == Entry.Kind.MESSAGE ? entry.visibility() : null,
                actor,
                entry.body(),
                entry.field(),
                entry.from(),
                entry.to(),
                null);
    }

    private static Write insertion(UUID ticket, TimelineItem item, Entry entry, @Nullable Long version) {
        return Write.of(APPEND)
                .bind("ticket", ticket)
                .bind("id", item.id())
                .bind("at", item.at())
                .bind("kind", word(item.kind()))
                .bind("visibility", word(entry.visibility()))
                .bind("actorId", item.actor().id())
                .bind("actorName", item.actor().name())
                .bind("actorKind", word(item.actor().kind()))
                .bind("body", item.body(), String.class)
                .bind("field", item.field(), String.class)
                .bind("before", item.from(), String.class)
                .bind("after", item.to(), String.class)
                .bind("version", version, Long.class);
    }

    @Override
    public Flux<TimelineItem> page(UUID ticket, boolean publicOnly, @Nullable UUID after, int limit) {
        String[] visibilities = publicOnly ? new String[] {"public"} : new String[] {"public", "internal"};
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(AFTER)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("after", after == null ? BEGINNING : after)
                        .bind("visibilities", visibilities)
                        .bind("all", !publicOnly)
                        .bind("limit", limit)
                        .map(row -> read(row, ticket))
                        .all());
    }

    @Override
    public Mono<TimelineItem> message(UUID ticket, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(MESSAGE)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("id", id)
                        .map(row -> read(row, ticket))
                        .one());
    }

    private static TimelineItem read(Readable row, UUID asked) {
        Columns columns = new Columns(row);
        UUID ticket = columns.uuid("ticket_id");
        Entry.Kind kind = Entry.Kind.valueOf(columns.text("kind").toUpperCase(Locale.ROOT));
        Visibility visibility = Visibility.valueOf(columns.text("visibility").toUpperCase(Locale.ROOT));
        return new TimelineItem(
                columns.uuid("id"),
                columns.instant("at"),
                kind,
                kind == Entry.Kind.MESSAGE ? visibility : null,
                new Actor(
                        columns.text("actor_id"),
                        columns.text("actor_name"),
                        Actor.Kind.valueOf(columns.text("actor_kind").toUpperCase(Locale.ROOT))),
                columns.textOrNull("body"),
                columns.textOrNull("field"),
                columns.textOrNull("before"),
                columns.textOrNull("after"),
                ticket.equals(asked) ? null : ticket);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
