package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The tables of the kinds' own fields. Kinds without any cost nothing. */
@Repository
class OwnFieldsRepository implements Companion {
    private final DatabaseClient database;
    private final Practices practices;

    OwnFieldsRepository(DatabaseClient database, Practices practices) {
        this.database = database;
        this.practices = practices;
    }

    /** The ticket with its own fields. */
    Mono<Ticket> complete(Ticket ticket) {
        OwnFields own = practices.of(ticket).own();
        if (own.none()) {
            return Mono.just(ticket);
        }
        String sql = "SELECT " + columns(own, "") + " FROM " + own.table()
                + " WHERE tenant_id = :tenant AND ticket_id = :ticket";
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket.id())
                        .map(row -> read(own, row))
                        .one())
                .map(fields -> ticket.with(ticket.content().with(fields)))
                .defaultIfEmpty(ticket);
    }

    private static String columns(OwnFields own, String prefix) {
        return own.fields().stream().map(field -> prefix + field.column()).collect(Collectors.joining(", "));
    }

    private static Fields read(OwnFields own, Readable row) {
        Columns columns = new Columns(row);
        TreeMap<String, String> values = new TreeMap<>();
        own.fields()
                .forEach(field ->
                        Optional.ofNullable(read(field, columns)).ifPresent(value -> values.put(field.name(), value)));
        return new Fields(values);
    }

    private static @Nullable String read(OwnField field, Columns columns) {
        if (field.kind() != OwnField.Kind.TIME) {
            return columns.textOrNull(field.column());
        }
        Instant at = columns.instantOrNull(field.column());
        return at == null ? null : at.toString();
    }

    @Override
    public Mono<Void> keep(@Nullable Ticket before, Ticket after) {
        Fields old = before == null ? Fields.NONE : before.content().fields();
        return old.equals(after.content().fields()) ? Mono.empty() : store(after);
    }

    private Mono<Void> store(Ticket ticket) {
        OwnFields own = practices.of(ticket).own();
        String sql = "INSERT INTO " + own.table() + " (tenant_id, ticket_id, " + columns(own, "")
                + ") VALUES (:tenant, :ticket, " + columns(own, ":")
                + ") ON CONFLICT (tenant_id, ticket_id) DO UPDATE SET "
                + own.fields().stream()
                        .map(field -> field.column() + " = excluded." + field.column())
                        .collect(Collectors.joining(", "));
        return Tenant.current().flatMap(tenant -> {
            GenericExecuteSpec bound =
                    database.sql(sql).bind("tenant", tenant.id()).bind("ticket", ticket.id());
            for (OwnField field : own.fields()) {
                bound = bind(bound, field, ticket.content().fields().get(field.name()));
            }
            return bound.then();
        });
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, OwnField field, @Nullable String value) {
        boolean time = field.kind() == OwnField.Kind.TIME;
        if (value == null) {
            return sql.bindNull(field.column(), time ? Instant.class : String.class);
        }
        return sql.bind(field.column(), time ? Instant.parse(value) : value);
    }
}
