package io.bongsu.ticket.ticket;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.database.Writes;
import io.bongsu.platform.tenancy.Tenant;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tables of the kinds' own fields. Kinds without any cost nothing. */
@Repository
class OwnFieldsRepository implements Companion {
    private final DatabaseClient database;
    private final Writes writes;
    private final Practices practices;

    OwnFieldsRepository(DatabaseClient database, Writes writes, Practices practices) {
        this.database = database;
        this.writes = writes;
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
    public Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        Fields old = before == null ? Fields.NONE : before.content().fields();
        return old.equals(after.content().fields()) ? Flux.empty() : Flux.just(write(after));
    }

    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        Map<OwnFields, List<Ticket>> byKind = some.stream()
                .map(PastTicket::ticket)
                .filter(ticket -> !ticket.content().fields().equals(Fields.NONE))
                .collect(Collectors.groupingBy(ticket -> practices.of(ticket).own()));
        return writes.together(byKind.entrySet().stream()
                .map(kind -> many(kind.getKey(), kind.getValue()))
                .toList());
    }

    private static Write many(OwnFields own, List<Ticket> tickets) {
        Write write = Write.of("INSERT INTO " + own.table() + " (tenant_id, ticket_id, " + columns(own, "")
                        + ") SELECT :tenant, n.* FROM unnest(:tickets, " + columns(own, ":") + ") AS n")
                .bind("tickets", tickets.stream().map(Ticket::id).toArray(UUID[]::new));
        own.fields().forEach(field -> {
            Stream<@Nullable String> values =
                    tickets.stream().map(ticket -> ticket.content().fields().get(field.name()));
            write.bind(
                    field.column(),
                    field.kind() == OwnField.Kind.TIME
                            ? values.map(value -> value == null ? null : Instant.parse(value))
                                    .toArray(Instant[]::new)
                            : values.toArray(String[]::new));
        });
        return write;
    }

    private Write write(Ticket ticket) {
        OwnFields own = practices.of(ticket).own();
        Write write = Write.of("INSERT INTO " + own.table() + " (tenant_id, ticket_id, " + columns(own, "")
                        + ") VALUES (:tenant, :ticket, " + columns(own, ":")
                        + ") ON CONFLICT (tenant_id, ticket_id) DO UPDATE SET "
                        + own.fields().stream()
                                .map(field -> field.column() + " = excluded." + field.column())
                                .collect(Collectors.joining(", ")))
                .bind("ticket", ticket.id());
        own.fields()
                .forEach(field -> bind(write, field, ticket.content().fields().get(field.name())));
        return write;
    }

    private static void bind(Write sql, OwnField field, @Nullable String value) {
        boolean time = field.kind() == OwnField.Kind.TIME;
        Object bound = value == null || !time ? value : Instant.parse(value);
        sql.bind(field.column(), bound, time ? Instant.class : String.class);
    }
}
