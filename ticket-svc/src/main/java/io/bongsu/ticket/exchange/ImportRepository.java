package io.bongsu.ticket.exchange;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.history.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports and what was wrong in them, as rows. */
@Repository
class ImportRepository {
    static final int MOST_ERRORS = 1_000;

    private static final String ADD = """
            INSERT INTO ticket_import (tenant_id, id, state, asked_by, asked_by_name, bytes_total, begun_at)
            VALUES (:tenant, :id, 'running', :by, :byName, :bytes, :at)""";
    private static final String SELECT = """
            SELECT id, state, problem, asked_by, asked_by_name, bytes_total, bytes_read, lines_read, created, known, rejected,
                   begun_at, ended_at
              FROM ticket_import WHERE tenant_id = :tenant""";
    private static final String FIND = SELECT + " AND id = :id";
    private static final String NEWEST =
            SELECT + " AND (CAST(:after AS uuid) IS NULL OR id < :after)" + " ORDER BY id DESC LIMIT :limit";
    private static final String WAITING =
            "SELECT count(*) AS some FROM ticket_import WHERE tenant_id = :tenant AND state = 'running'";
    /** Held until the transaction ends; nobody when another process is further already. */
    private static final String HOLD = FIND + " AND state = 'running' AND bytes_read = :from FOR UPDATE";

    private static final String ADVANCE = """
            UPDATE ticket_import SET bytes_read = :bytes, lines_read = :lines, created = :created, known = :known,
                   rejected = :rejected
             WHERE tenant_id = :tenant AND id = :id""";
    private static final String END = """
            UPDATE ticket_import SET state = :state, problem = :problem, ended_at = :at
             WHERE tenant_id = :tenant AND id = :id AND state = 'running'""";
    private static final String ADD_ERRORS = """
            INSERT INTO ticket_import_error (tenant_id, import_id, line, number, pointer, code, detail)
            SELECT :tenant, :id, n.line, row_number() OVER (PARTITION BY n.line), n.pointer, n.code, n.detail
              FROM unnest(:lines, :pointers, :codes, :details) AS n (line, pointer, code, detail)""";
    private static final String ERRORS = """
            SELECT line, pointer, code, detail FROM ticket_import_error
             WHERE tenant_id = :tenant AND import_id = :id ORDER BY line, number LIMIT :most""";

    private final DatabaseClient database;

    ImportRepository(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> add(UUID id, Actor by, long bytes, Instant now) {
        return sql(ADD).flatMap(sql -> sql.bind("id", id)
                .bind("by", by.id())
                .bind("byName", by.name())
                .bind("bytes", bytes)
                .bind("at", now)
                .then());
    }

    Mono<TicketImport> find(UUID id) {
        return sql(FIND)
                .flatMap(sql -> sql.bind("id", id).map(ImportRepository::read).one());
    }

    /** Newest first. */
    Flux<TicketImport> newest(@Nullable UUID after, int limit) {
        return sql(NEWEST).flatMapMany(sql -> {
            GenericExecuteSpec bound = sql.bind("limit", limit);
            bound = after == null ? bound.bindNull("after", UUID.class) : bound.bind("after", after);
            return bound.map(ImportRepository::read).all();
        });
    }

    Mono<Long> waiting() {
        return sql(WAITING)
                .flatMap(sql -> sql.map(row -> new Columns(row).number("some")).one());
    }

    Mono<TicketImport> hold(UUID id, long from) {
        return sql(HOLD)
                .flatMap(sql -> sql.bind("id", id)
                        .bind("from", from)
                        .map(ImportRepository::read)
                        .one());
    }

    Mono<Void> advance(UUID id, TicketImport.Progress to) {
        return sql(ADVANCE)
                .flatMap(sql -> sql.bind("id", id)
                        .bind("bytes", to.bytes())
                        .bind("lines", to.lines())
                        .bind("created", to.created())
                        .bind("known", to.known())
                        .bind("rejected", to.rejected())
                        .then());
    }

    Mono<Void> end(UUID id, TicketImport.State state, @Nullable String problem, Instant now) {
        return sql(END).flatMap(sql -> {
            GenericExecuteSpec bound =
                    sql.bind("id", id).bind("state", word(state)).bind("at", now);
            return (problem == null ? bound.bindNull("problem", String.class) : bound.bind("problem", problem)).then();
        });
    }

    Mono<Void> add(UUID id, List<LineError> errors) {
        return sql(ADD_ERRORS)
                .flatMap(sql -> sql.bind("id", id)
                        .bind("lines", errors.stream().map(LineError::line).toArray(Long[]::new))
                        .bind(
                                "pointers",
                                errors.stream().map(LineError::pointer).toArray(String[]::new))
                        .bind("codes", errors.stream().map(LineError::code).toArray(String[]::new))
                        .bind("details", errors.stream().map(LineError::detail).toArray(String[]::new))
                        .then());
    }

    Flux<LineError> errors(UUID id) {
        return sql(ERRORS)
                .flatMapMany(sql -> sql.bind("id", id)
                        .bind("most", MOST_ERRORS)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new LineError(
                                    columns.number("line"),
                                    columns.text("pointer"),
                                    columns.text("code"),
                                    columns.text("detail"));
                        })
                        .all());
    }

    private Mono<GenericExecuteSpec> sql(String sql) {
        return Tenant.current().map(tenant -> database.sql(sql).bind("tenant", tenant.id()));
    }

    private static String word(TicketImport.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static TicketImport read(Readable row) {
        Columns columns = new Columns(row);
        return new TicketImport(
                columns.uuid("id"),
                TicketImport.State.valueOf(columns.text("state").toUpperCase(Locale.ROOT)),
                columns.textOrNull("problem"),
                new Actor(columns.text("asked_by"), columns.text("asked_by_name"), Actor.Kind.PERSON),
                columns.number("bytes_total"),
                new TicketImport.Progress(
                        columns.number("bytes_read"),
                        columns.number("lines_read"),
                        columns.number("created"),
                        columns.number("known"),
                        columns.number("rejected")),
                columns.instant("begun_at"),
                columns.instantOrNull("ended_at"));
    }
}
