package io.bongsu.ticket.view;

import io.bongsu.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Views as rows: the caller's own and the shared ones. */
@Repository
class ViewRepository {
    private static final String VISIBLE = """
            SELECT * FROM ticket_view WHERE tenant_id = :tenant AND (shared OR owner_id = :viewer)
             ORDER BY shared, name, id LIMIT 500""";
    private static final String ONE = """
            SELECT * FROM ticket_view WHERE tenant_id = :tenant AND id = :id AND (shared OR owner_id = :viewer)""";
    private static final String BUILT_IN =
            "SELECT id, name, categories, priorities, risks, assignee, sort FROM ticket_view_built_in ORDER BY position";
    private static final String INSERT = """
            INSERT INTO ticket_view (tenant_id, id, counter_id, counted, owner_id, owner_name, name, shared, types, states,
                   categories, priorities, queues, tags, risks, assignee, sort, columns, version, created_at, updated_at)
            SELECT :tenant, :id, :counter, :counted, :owner, :ownerName, :name, :shared, :types, :states,
                   :categories, :priorities, :queues, :tags, :risks, :assignee, :sort, :columns, :version, :createdAt, :updatedAt
             WHERE (SELECT count(*) FROM ticket_view WHERE tenant_id = :tenant) < :most
               AND (SELECT count(*) FROM ticket_view WHERE tenant_id = :tenant AND owner_id = :owner) < :mostOfOne""";
    private static final String UPDATE = """
            UPDATE ticket_view SET counter_id = :counter, counted = :counted, owner_id = :owner, owner_name = :ownerName,
                   name = :name, shared = :shared, types = :types, states = :states, categories = :categories,
                   priorities = :priorities, queues = :queues, tags = :tags, risks = :risks, assignee = :assignee, sort = :sort,
                   columns = :columns, version = :version, created_at = :createdAt, updated_at = :updatedAt
             WHERE tenant_id = :tenant AND id = :id AND version = :version - 1""";
    private static final String DELETE =
            "DELETE FROM ticket_view WHERE tenant_id = :tenant AND id = :id AND version = :version";
    /** All of them are compared with every change of a ticket. */
    static final int MOST = 500;

    static final int MOST_OF_ONE = 50;

    private final DatabaseClient database;

    ViewRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<SavedView> visible(String viewer) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(VISIBLE)
                        .bind("tenant", tenant.id())
                        .bind("viewer", viewer)
                        .map(ViewRow::read)
                        .all());
    }

    Mono<SavedView> find(UUID id, String viewer) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(ONE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("viewer", viewer)
                        .map(ViewRow::read)
                        .one());
    }

    Flux<ViewItem> builtIn() {
        return database.sql(BUILT_IN).map(ViewRow::builtIn).all();
    }

    /** @return false when there are too many already */
    Mono<Boolean> insert(SavedView view) {
        return Tenant.current()
                .flatMap(tenant -> once(ViewRow.bind(database.sql(INSERT), view)
                        .bind("tenant", tenant.id())
                        .bind("most", MOST)
                        .bind("mostOfOne", MOST_OF_ONE)));
    }

    /** @return whether the version before was the one that stood */
    Mono<Boolean> update(SavedView view) {
        return Tenant.current()
                .flatMap(tenant -> once(ViewRow.bind(database.sql(UPDATE), view).bind("tenant", tenant.id())));
    }

    Mono<Boolean> delete(UUID id, long version) {
        return Tenant.current()
                .flatMap(tenant -> once(database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("version", version)));
    }

    private static Mono<Boolean> once(GenericExecuteSpec sql) {
        return sql.fetch().rowsUpdated().map(rows -> rows == 1);
    }
}
