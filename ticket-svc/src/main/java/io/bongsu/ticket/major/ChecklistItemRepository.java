package io.bongsu.ticket.major;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Names;
import io.bongsu.ticket.ticket.Person;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Checklists of tickets as rows. Whoever writes holds the ticket's lock. */
@Repository
class ChecklistItemRepository {
    private static final String OF = """
            SELECT id, name_ko, name_en, done_at, done_by_id, done_by, version FROM ticket_checklist
             WHERE tenant_id = :tenant AND ticket_id = :ticket ORDER BY position""";
    private static final String COPY = """
            INSERT INTO ticket_checklist (tenant_id, ticket_id, id, position, name_ko, name_en)
            SELECT :tenant, :ticket, n.id, n.position, n.ko, n.en
              FROM unnest(:ids, :positions, :ko, :en) AS n (id, position, ko, en)
             WHERE NOT EXISTS (SELECT 1 FROM ticket_checklist WHERE tenant_id = :tenant AND ticket_id = :ticket)""";
    private static final String MARK = """
            UPDATE ticket_checklist SET done_at = :doneAt, done_by_id = :doneById, done_by = :doneBy, version = :version
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND id = :id""";

    private final DatabaseClient database;

    ChecklistItemRepository(DatabaseClient database) {
        this.database = database;
    }

    Flux<ChecklistItem> of(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(OF)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(ChecklistItemRepository::read)
                        .all());
    }

    private static ChecklistItem read(Readable row) {
        Columns columns = new Columns(row);
        String by = columns.textOrNull("done_by_id");
        return new ChecklistItem(
                columns.uuid("id"),
                new Names(columns.textOrNull("name_ko"), columns.textOrNull("name_en")),
                columns.instantOrNull("done_at"),
                by == null ? null : new Person(by, columns.text("done_by")),
                columns.number("version"));
    }

    /** Nothing when the ticket has one already, whatever became of it. */
    Mono<Void> copy(UUID ticket, List<Names> items) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(COPY)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind(
                                "ids",
                                items.stream()
                                        .map(item -> UuidCreator.getTimeOrderedEpochPlus1())
                                        .toArray(UUID[]::new))
                        .bind(
                                "positions",
                                IntStream.range(0, items.size()).boxed().toArray(Integer[]::new))
                        .bind("ko", items.stream().map(Names::ko).toArray(String[]::new))
                        .bind("en", items.stream().map(Names::en).toArray(String[]::new))
                        .then());
    }

    Mono<Void> mark(UUID ticket, ChecklistItem item) {
        Person by = item.doneBy();
        return Tenant.current().flatMap(tenant -> {
            var sql = database.sql(MARK)
                    .bind("tenant", tenant.id())
                    .bind("ticket", ticket)
                    .bind("id", item.id())
                    .bind("version", item.version());
            sql = nullable(sql, "doneAt", item.doneAt(), Instant.class);
            sql = nullable(sql, "doneById", by == null ? null : by.id(), String.class);
            return nullable(sql, "doneBy", by == null ? null : by.name(), String.class)
                    .then();
        });
    }

    private static DatabaseClient.GenericExecuteSpec nullable(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }
}
