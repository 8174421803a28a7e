package io.bongsu.ticket.presence;

import io.bongsu.contracts.ticket.PeoplePresent;
import io.bongsu.contracts.ticket.PeoplePresent.PresentPerson;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Presence as rows that end by themselves. */
@Repository
class PresenceRepository {
    /** Tells whether something is new to others: somebody came, or began or stopped to write. */
    private static final String SAY = """
            WITH known AS (
                SELECT typing AND typing_until > :now AS typing FROM ticket_presence
                 WHERE tenant_id = :tenant AND ticket_id = :ticket AND person_id = :person AND seen_until > :now)
            INSERT INTO ticket_presence (tenant_id, ticket_id, person_id, person_name, typing, typing_until, seen_until)
            VALUES (:tenant, :ticket, :person, :name, :typing, :typingUntil, :seenUntil)
            ON CONFLICT (tenant_id, ticket_id, person_id) DO UPDATE SET person_name = excluded.person_name,
                   typing = excluded.typing, typing_until = excluded.typing_until, seen_until = excluded.seen_until
            RETURNING (SELECT k.typing FROM known k) IS DISTINCT FROM typing AS news""";

    private static final String LEAVE = """
            DELETE FROM ticket_presence WHERE tenant_id = :tenant AND ticket_id = :ticket AND person_id = :person""";
    private static final String PRESENT = """
            SELECT ticket_id, person_id, person_name, typing AND typing_until > :now AS typing FROM ticket_presence
             WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) AND seen_until > :now
             ORDER BY ticket_id, person_name, person_id""";
    private static final String ANYWHERE = """
            SELECT ticket_id, person_id, person_name, typing AND typing_until > :now AS typing FROM ticket_presence
             WHERE tenant_id = :tenant AND seen_until > :now ORDER BY ticket_id, person_name, person_id LIMIT 1000""";
    private static final String GONE = """
            DELETE FROM ticket_presence WHERE tenant_id = :tenant AND seen_until <= :now RETURNING ticket_id""";
    private static final String QUIET = """
            UPDATE ticket_presence SET typing = false
             WHERE tenant_id = :tenant AND typing AND typing_until <= :now RETURNING ticket_id""";
    private static final int MOST = 20;

    private final DatabaseClient database;

    PresenceRepository(DatabaseClient database) {
        this.database = database;
    }

    record Said(UUID ticket, String person, String name, boolean typing, Instant typingUntil, Instant seenUntil) {}

    /** @return whether others do not know it yet */
    Mono<Boolean> say(Said said, Instant now) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(SAY)
                        .bind("tenant", tenant.id())
                        .bind("ticket", said.ticket())
                        .bind("person", said.person())
                        .bind("name", said.name())
                        .bind("typing", said.typing())
                        .bind("typingUntil", said.typingUntil())
                        .bind("seenUntil", said.seenUntil())
                        .bind("now", now)
                        .map(row -> new Columns(row).flag("news"))
                        .one());
    }

    /** @return whether somebody was there */
    Mono<Boolean> leave(UUID ticket, String person) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(LEAVE)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("person", person)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1));
    }

    /** One for each of these tickets, also where nobody is any more. */
    Mono<List<PeoplePresent>> present(List<UUID> tickets, Instant now) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(PRESENT)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .bind("now", now)
                        .map(row -> seen(new Columns(row)))
                        .all())
                .collectList()
                .map(seen -> byTicket(tickets, seen));
    }

    Mono<List<PeoplePresent>> anywhere(Instant now) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ANYWHERE)
                        .bind("tenant", tenant.id())
                        .bind("now", now)
                        .map(row -> seen(new Columns(row)))
                        .all())
                .collectList()
                .map(seen -> byTicket(List.of(), seen));
    }

    /** Takes away what is over. @return the tickets about which there is news */
    Flux<UUID> expire(Instant now) {
        return Flux.just(GONE, QUIET)
                .concatMap(sql -> Tenant.current()
                        .flatMapMany(tenant -> database.sql(sql)
                                .bind("tenant", tenant.id())
                                .bind("now", now)
                                .map(row -> new Columns(row).uuid("ticket_id"))
                                .all()));
    }

    private record Seen(UUID ticket, PresentPerson person) {}

    private static Seen seen(Columns columns) {
        return new Seen(
                columns.uuid("ticket_id"),
                new PresentPerson(columns.text("person_id"), columns.text("person_name"), columns.flag("typing")));
    }

    private static List<PeoplePresent> byTicket(List<UUID> asked, List<Seen> seen) {
        Map<UUID, List<PresentPerson>> people = new LinkedHashMap<>();
        asked.forEach(ticket -> people.put(ticket, new ArrayList<>()));
        seen.forEach(one ->
                people.computeIfAbsent(one.ticket(), key -> new ArrayList<>()).add(one.person()));
        return people.entrySet().stream()
                .map(entry -> new PeoplePresent(
                        entry.getKey(), entry.getValue().stream().limit(MOST).toList()))
                .toList();
    }
}
