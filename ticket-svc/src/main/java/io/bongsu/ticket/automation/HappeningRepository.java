package io.bongsu.ticket.automation;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.Write;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.ticket.Ticket;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What waits for triggers: in with the ticket's transaction, out with the one that acts. So nothing is lost, and nothing acts twice. */
@Repository
class HappeningRepository {
    private static final String ADD = """
            INSERT INTO automation_event (tenant_id, id, ticket_id, event, changed, previous, message, message_is_public,
                   by_requester, metric, origin, depth, not_before)
            SELECT :tenant, :id, :ticket, :event, :changed, :previous, :message, :public, :byRequester, :metric, :origin,
                   :depth, :now
             WHERE EXISTS (SELECT 1 FROM automation_rule
                            WHERE tenant_id = :tenant AND kind = 'trigger' AND enabled AND :event = ANY (events))
                OR (:homeless AND EXISTS (SELECT 1 FROM queue_assignment
                            WHERE tenant_id = :tenant AND queue = :queue AND mode <> 'manual'))""";
    private static final String WAITING = """
            SELECT id, event, changed, previous, message, message_is_public, by_requester, metric, origin, depth, attempts
              FROM automation_event WHERE tenant_id = :tenant AND ticket_id = :ticket AND not_before <= :now
             ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED""";
    private static final String WAITING_OF_SOME = """
            SELECT ticket_id, id, event, changed, previous, message, message_is_public, by_requester, metric, origin, depth,
                   attempts
              FROM automation_event WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) AND not_before <= :now
             ORDER BY ticket_id, id LIMIT 2000 FOR UPDATE SKIP LOCKED""";
    private static final String ALL_DONE = """
            DELETE FROM automation_event WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) AND id = ANY (:ids)""";
    private static final String DONE =
            "DELETE FROM automation_event WHERE tenant_id = :tenant AND ticket_id = :ticket AND id = :id";
    private static final String LATER = """
            UPDATE automation_event SET attempts = attempts + 1, not_before = :later
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND not_before <= :now
            RETURNING id, event, changed, previous, message, message_is_public, by_requester, metric, origin, depth, attempts""";

    private final DatabaseClient database;
    private final Clock clock;

    HappeningRepository(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What waits, and how often it was tried in vain. */
    record Waiting(UUID id, Happening happening, Chain chain, int attempts) {}

    /** One row if any trigger of the tenant listens, or the queue gives its tickets to people; else nothing is kept. */
    Write add(Ticket ticket, Happening happening, Chain chain) {
        String queue = ticket.content().queue();
        return Write.of(ADD)
                .bind("id", UuidCreator.getTimeOrderedEpochPlus1())
                .bind("ticket", ticket.id())
                .bind("homeless", happening.mayNeedSomebody() && ticket.assignee() == null && ticket.isOpen())
                .bind("queue", queue == null ? "" : queue)
                .bind("event", happening.occasion().word())
                .bind("changed", happening.changed().toArray(String[]::new))
                .bind("previous", pairs(happening.previous()))
                .bind("message", happening.message())
                .bind("public", happening.messageIsPublic())
                .bind("byRequester", happening.byRequester())
                .bind("metric", happening.metric())
                .bind("origin", chain.origin())
                .bind("depth", chain.depth())
                .bind("now", clock.instant());
    }

    /** The oldest first, held until the transaction ends. */
    Mono<List<Waiting>> waiting(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(WAITING)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("now", clock.instant())
                        .map(HappeningRepository::read)
                        .all())
                .collectList();
    }

    /** What waits for each of these tickets, held until the transaction ends. */
    Mono<Map<UUID, List<Waiting>>> waiting(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(WAITING_OF_SOME)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .bind("now", clock.instant())
                        .map(row -> Map.entry(new Columns(row).uuid("ticket_id"), read(row)))
                        .all())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Mono<Void> done(Collection<UUID> tickets, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(ALL_DONE)
                                .bind("tenant", tenant.id())
                                .bind("tickets", tickets.toArray(UUID[]::new))
                                .bind("ids", ids.toArray(UUID[]::new))
                                .then());
    }

    Mono<Void> done(UUID ticket, UUID id) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DONE)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("id", id)
                        .then());
    }

    /** Puts off what was due. */
    Flux<Waiting> later(UUID ticket, Duration by) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LATER)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .bind("now", clock.instant())
                        .bind("later", clock.instant().plus(by))
                        .map(HappeningRepository::read)
                        .all());
    }

    private static String[] pairs(Map<String, String> map) {
        List<String> pairs = new ArrayList<>();
        map.forEach((key, value) -> {
            pairs.add(key);
            pairs.add(value);
        });
        return pairs.toArray(String[]::new);
    }

    private static Waiting read(Readable row) {
        Columns columns = new Columns(row);
        String[] pairs = texts(row, "previous");
        Map<String, String> previous = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            previous.put(pairs[i], pairs[i + 1]);
        }
        return new Waiting(
                columns.uuid("id"),
                new Happening(
                        Occasion.of(columns.text("event")).orElseThrow(),
                        List.of(texts(row, "changed")),
                        previous,
                        columns.text("message"),
                        columns.flag("message_is_public"),
                        columns.flag("by_requester"),
                        columns.text("metric")),
                new Chain(columns.uuid("origin"), columns.integer("depth")),
                columns.integer("attempts"));
    }

    private static String[] texts(Readable row, String column) {
        String[] texts = row.get(column, String[].class);
        return texts == null ? new String[0] : texts;
    }
}
