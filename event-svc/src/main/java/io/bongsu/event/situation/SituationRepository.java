package io.bongsu.event.situation;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.situation.Situation.State;
import io.bongsu.event.situation.Situation.Tally;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class SituationRepository {
    private static final String COLUMNS = """
            s.id, s.entity_id, s.entity_type, s.entity_name, s.state, s.severity, s.title, s.alert_count, s.ticket_id,
            s.ticket_number, s.opened_at, s.closed_at, s.version""";
    private static final String JOINABLE = """
            SELECT DISTINCT ON (entity_id) %s FROM situation AS s
             WHERE tenant_id = :tenant AND entity_id = ANY (:entities) AND opened_at > :openedAfter
               AND (closed_at IS NULL OR closed_at > :closedAfter)
             ORDER BY entity_id, opened_at DESC, id DESC""".formatted(COLUMNS);
    private static final String ADD = """
            INSERT INTO situation (tenant_id, id, entity_id, entity_type, entity_name, state, severity, title,
                   alert_count, opened_at)
            VALUES (:tenant, :id, :entity, :type, :name, 'new', 0, '', 0, :openedAt)""";
    private static final String TALLY = """
            SELECT %s, t.all_of_them, t.open_ones, t.worst_open, t.worst_ever
              FROM situation AS s CROSS JOIN LATERAL (
                   SELECT count(*)::integer AS all_of_them,
                          count(*) FILTER (WHERE state <> 'resolved')::integer AS open_ones,
                          coalesce(max(severity) FILTER (WHERE state <> 'resolved'), 0) AS worst_open,
                          coalesce(max(worst_severity), 0) AS worst_ever
                     FROM alert WHERE tenant_id = :tenant AND situation_id = s.id) AS t
             WHERE s.tenant_id = :tenant AND s.id = :id""".formatted(COLUMNS);
    private static final String SETTLE = """
            UPDATE situation SET state = :state, severity = :severity, title = :title, alert_count = :count,
                   closed_at = CASE WHEN :closed THEN CAST(:closedAt AS timestamptz) END, version = :version
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String LINK = """
            UPDATE situation SET ticket_id = :ticket, ticket_number = :number, version = version + 1
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM situation AS s WHERE tenant_id = :tenant AND id = :id";

    private final DatabaseClient database;

    SituationRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<Situation> joinable(Collection<UUID> entities, Instant openedAfter, Instant closedAfter) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(JOINABLE)
                        .bind("tenant", tenant.id())
                        .bind("entities", entities.toArray(UUID[]::new))
                        .bind("openedAfter", openedAfter)
                        .bind("closedAfter", closedAfter)
                        .map(row -> situation(new Columns(row)))
                        .all());
    }

    Mono<Void> add(UUID id, EntityRef entity, Instant openedAt) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("entity", entity.id())
                        .bind("type", entity.type())
                        .bind("name", entity.name())
                        .bind("openedAt", openedAt)
                        .then());
    }

    record Tallied(Situation situation, Tally tally) {}

    Mono<Tallied> tally(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(TALLY)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> tallied(new Columns(row)))
                        .one());
    }

    /** Leaves the ticket alone: that is told by somebody else at the same time. */
    Mono<Void> settle(Situation situation) {
        Instant closedAt = situation.closedAt();
        return Tenant.current()
                .flatMap(tenant -> database.sql(SETTLE)
                        .bind("tenant", tenant.id())
                        .bind("id", situation.id())
                        .bind("state", word(situation.state()))
                        .bind("severity", situation.severity())
                        .bind("title", situation.title())
                        .bind("count", situation.alertCount())
                        .bind("closed", closedAt != null)
                        .bind("closedAt", closedAt == null ? situation.openedAt() : closedAt)
                        .bind("version", situation.version())
                        .then());
    }

    Mono<Long> link(UUID id, UUID ticketId, String number) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(LINK)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("ticket", ticketId)
                        .bind("number", number)
                        .fetch()
                        .rowsUpdated());
    }

    Mono<Situation> find(UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(BY_ID)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> situation(new Columns(row)))
                        .one());
    }

    Mono<Page<Situation>> page(SituationSearch search, PageRequest page) {
        return Tenant.current()
                .flatMap(tenant -> items(tenant, search, page)
                        .collectList()
                        .map(rows -> Page.of(rows, page.limit(), item -> List.of(item.openedAt(), item.id())))
                        .flatMap(found -> page.count() == PageRequest.Count.NONE
                                ? Mono.just(found)
                                : count(tenant, search).map(found::withCount)));
    }

    private Flux<Situation> items(Tenant tenant, SituationSearch search, PageRequest page) {
        String after = page.cursor(2).isPresent() ? " AND (opened_at, id) < (:at, :after)" : "";
        String sql = "SELECT " + COLUMNS + " FROM situation AS s WHERE " + where(search) + after
                + " ORDER BY opened_at DESC, id DESC LIMIT :limit";
        GenericExecuteSpec spec = bind(database.sql(sql), tenant, search).bind("limit", page.limit() + 1);
        if (page.cursor(2).isPresent()) {
            Cursor cursor = page.cursor(2).orElseThrow();
            spec = spec.bind("at", cursor.instant(0)).bind("after", cursor.uuid(1));
        }
        return spec.map(row -> situation(new Columns(row))).all();
    }

    private Mono<Long> count(Tenant tenant, SituationSearch search) {
        String sql = "SELECT count(*) AS n FROM situation AS s WHERE " + where(search);
        return bind(database.sql(sql), tenant, search)
                .map(row -> new Columns(row).number("n"))
                .one();
    }

    /** Fixed fragments; the literal predicate lets the planner use the small index of open situations. */
    private static String where(SituationSearch search) {
        String state = search.states().size() != 1
                ? ""
                : search.states().contains(State.OPEN) ? " AND state <> 'closed'" : " AND state = 'closed'";
        return "tenant_id = :tenant" + state + (search.entityId() == null ? "" : " AND entity_id = :entity");
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec spec, Tenant tenant, SituationSearch search) {
        GenericExecuteSpec bound = spec.bind("tenant", tenant.id());
        UUID entity = search.entityId();
        return entity == null ? bound : bound.bind("entity", entity);
    }

    private static Tallied tallied(Columns row) {
        return new Tallied(
                situation(row),
                new Tally(
                        row.integer("all_of_them"),
                        row.integer("open_ones"),
                        row.integer("worst_open"),
                        row.integer("worst_ever")));
    }

    private static Situation situation(Columns row) {
        return new Situation(
                row.uuid("id"),
                new EntityRef(row.uuid("entity_id"), row.text("entity_type"), row.text("entity_name")),
                State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                row.integer("severity"),
                row.text("title"),
                row.integer("alert_count"),
                row.uuidOrNull("ticket_id"),
                row.textOrNull("ticket_number"),
                row.instant("opened_at"),
                row.instantOrNull("closed_at"),
                row.integer("version"));
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
