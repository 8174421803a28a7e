package io.bongsu.event.alert;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists of alerts for people, newest first. */
@Repository
class AlertSearchRepository implements AlertsOf {
    private static final String OF_SITUATION = """
            SELECT %s FROM alert AS a WHERE tenant_id = :tenant AND situation_id = :situation
             ORDER BY (state = 'resolved'), severity DESC, first_seen_at, id LIMIT :limit""".formatted(AlertRepository.COLUMNS);
    private static final int MOST_ESTIMATED = 10_000;

    private final DatabaseClient database;

    AlertSearchRepository(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Flux<AlertView> situation(UUID situationId, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF_SITUATION)
                        .bind("tenant", tenant.id())
                        .bind("situation", situationId)
                        .bind("limit", limit)
                        .map(row -> AlertView.of(AlertRepository.alert(new Columns(row))))
                        .all());
    }

    Mono<Page<AlertView>> page(AlertSearch search, PageRequest page) {
        return Tenant.current()
                .flatMap(tenant -> items(tenant, search, page)
                        .collectList()
                        .map(rows -> Page.of(rows, page.limit(), item -> List.of(item.firstSeenAt(), item.id())))
                        .flatMap(found -> page.count() == PageRequest.Count.NONE
                                ? Mono.just(found)
                                : count(tenant, search, page.count()).map(found::withCount)));
    }

    private Flux<AlertView> items(Tenant tenant, AlertSearch search, PageRequest page) {
        String after = page.cursor(2).isPresent() ? " AND (first_seen_at, id) < (:at, :id)" : "";
        String sql = "SELECT " + AlertRepository.COLUMNS + " FROM alert AS a WHERE " + where(search) + after
                + " ORDER BY first_seen_at DESC, id DESC LIMIT :limit";
        GenericExecuteSpec spec = bind(database.sql(sql), tenant, search).bind("limit", page.limit() + 1);
        if (page.cursor(2).isPresent()) {
            Cursor cursor = page.cursor(2).orElseThrow();
            spec = spec.bind("at", cursor.instant(0)).bind("id", cursor.uuid(1));
        }
        return spec.map(row -> AlertView.of(AlertRepository.alert(new Columns(row))))
                .all();
    }

    private Mono<Long> count(Tenant tenant, AlertSearch search, PageRequest.Count how) {
        String most = how == PageRequest.Count.ESTIMATE ? " LIMIT " + MOST_ESTIMATED : "";
        String sql = "SELECT count(*) AS n FROM (SELECT 1 FROM alert WHERE " + where(search) + most + ") AS found";
        return bind(database.sql(sql), tenant, search)
                .map(row -> new Columns(row).number("n"))
                .one();
    }

    /** Fixed fragments only; the literal predicate on state lets the planner use the small index of open alerts. */
    private static String where(AlertSearch search) {
        StringBuilder where = new StringBuilder("tenant_id = :tenant");
        if (!search.states().isEmpty()) {
            where.append(" AND state = ANY (:states)");
        }
        if (search.onlyOpen()) {
            where.append(" AND state <> 'resolved'");
        }
        if (!search.severities().isEmpty()) {
            where.append(" AND severity = ANY (:severities)");
        }
        if (search.entityId() != null) {
            where.append(" AND entity_id = :entity");
        }
        if (search.situationId() != null) {
            where.append(" AND situation_id = :situation");
        }
        return where.toString();
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec spec, Tenant tenant, AlertSearch search) {
        GenericExecuteSpec bound = spec.bind("tenant", tenant.id());
        if (!search.states().isEmpty()) {
            bound = bound.bind(
                    "states", search.states().stream().map(AlertState::word).toArray(String[]::new));
        }
        if (!search.severities().isEmpty()) {
            bound = bound.bind("severities", search.severities().toArray(Integer[]::new));
        }
        UUID entity = search.entityId();
        if (entity != null) {
            bound = bound.bind("entity", entity);
        }
        UUID situation = search.situationId();
        return situation == null ? bound : bound.bind("situation", situation);
    }
}
