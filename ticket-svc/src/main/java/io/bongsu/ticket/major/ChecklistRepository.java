package io.bongsu.ticket.major;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Names;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tenant's checklist; the defaults where none was written. */
@Repository
class ChecklistRepository {
    private static final String CURRENT = "SELECT items, version FROM major_checklist WHERE tenant_id = :tenant";
    private static final String STORE = """
            INSERT INTO major_checklist AS c (tenant_id, items, version)
            SELECT :tenant, :items, :before + 1
             WHERE :before = 0 OR EXISTS (SELECT 1 FROM major_checklist WHERE tenant_id = :tenant)
            ON CONFLICT (tenant_id) DO UPDATE SET items = excluded.items, version = excluded.version
             WHERE c.version = :before""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ChecklistRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Checklist> current() {
        return Tenant.current()
                .flatMap(tenant -> database.sql(CURRENT)
                        .bind("tenant", tenant.id())
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Checklist(
                                    json.readValue(columns.text("items"), new TypeReference<List<Names>>() {}),
                                    columns.number("version"));
                        })
                        .one())
                .defaultIfEmpty(Checklist.DEFAULT);
    }

    /** Empty when another version stood. */
    Mono<Checklist> store(List<Names> items, long before) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(STORE)
                        .bind("tenant", tenant.id())
                        .bind("items", json.writeValueAsString(items))
                        .bind("before", before)
                        .fetch()
                        .rowsUpdated())
                .filter(rows -> rows == 1)
                .map(rows -> new Checklist(items, before + 1));
    }
}
