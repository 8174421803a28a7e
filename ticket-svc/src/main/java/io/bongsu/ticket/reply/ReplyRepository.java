package io.bongsu.ticket.reply;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Canned replies as rows. */
@Repository
class ReplyRepository {
    static final int MOST = 500;
    private static final String ALL = """
            SELECT id, name, shortcut, language, body, version FROM canned_reply
             WHERE tenant_id = :tenant ORDER BY language, name, id LIMIT 500""";
    private static final String INSERT = """
            INSERT INTO canned_reply (tenant_id, id, name, shortcut, language, body, version, updated_at)
            SELECT :tenant, :id, :name, :shortcut, :language, :body, 1, :now
             WHERE (SELECT count(*) FROM canned_reply WHERE tenant_id = :tenant) < :most
            ON CONFLICT (tenant_id, language, shortcut) DO NOTHING""";
    private static final String UPDATE = """
            UPDATE canned_reply SET name = :name, shortcut = :shortcut, language = :language, body = :body,
                   version = version + 1, updated_at = :now
             WHERE tenant_id = :tenant AND id = :id AND version = :before
               AND NOT EXISTS (SELECT 1 FROM canned_reply o WHERE o.tenant_id = :tenant AND o.language = :language
                                  AND o.shortcut = :shortcut AND o.id <> :id)""";
    private static final String DELETE =
            "DELETE FROM canned_reply WHERE tenant_id = :tenant AND id = :id AND version = :before";

    private final DatabaseClient database;
    private final Clock clock;

    ReplyRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<List<CannedReply>> all() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ALL)
                        .bind("tenant", tenant.id())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new CannedReply(
                                    columns.uuid("id"),
                                    columns.text("name"),
                                    columns.text("shortcut"),
                                    columns.text("language"),
                                    columns.text("body"),
                                    columns.number("version"));
                        })
                        .all())
                .collectList();
    }

    /** False when the shortcut is taken or there are too many. */
    Mono<Boolean> insert(CannedReply reply) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(INSERT), tenant, reply)
                        .bind("most", MOST)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    /** False when another version stood or the shortcut is taken. */
    Mono<Boolean> update(CannedReply reply) {
        return Tenant.current()
                .flatMap(tenant -> bound(database.sql(UPDATE), tenant, reply)
                        .bind("before", reply.version())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    Mono<Boolean> delete(UUID id, long version) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DELETE)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .bind("before", version)
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec bound(
            DatabaseClient.GenericExecuteSpec sql, Tenant tenant, CannedReply reply) {
        return sql.bind("tenant", tenant.id())
                .bind("id", reply.id())
                .bind("name", reply.name())
                .bind("shortcut", reply.shortcut())
                .bind("language", reply.language())
                .bind("body", reply.body())
                .bind("now", clock.instant());
    }
}
