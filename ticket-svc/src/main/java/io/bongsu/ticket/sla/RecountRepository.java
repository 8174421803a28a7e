package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.database.SystemDatabase;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Running clocks of a calendar by the batch: what is counted again when its hours change. */
@Repository
class RecountRepository {
    private static final String PENDING =
            "SELECT tenant_id, id, version FROM sla_calendar WHERE counted_version < version LIMIT 100";
    private static final String RUNNING = "SELECT " + ClockRepository.FIELDS + """
             , next_fire_at, due_at
              FROM sla_clock WHERE tenant_id = :tenant AND calendar_id = :calendar AND state = 'running' AND NOT merged
               AND (told <> 'breached' OR due_at IS NULL OR next_fire_at IS NOT NULL) AND (ticket_id, metric, cycle) > (:ticket, :metric, :cycle)
             ORDER BY ticket_id, metric, cycle LIMIT :limit""";
    /** What moved on since it was read counts by the new hours already, or is counted by the next round. */
    private static final String MOVE = """
            UPDATE sla_clock c SET next_fire_at = n.fire, due_at = n.due
              FROM unnest(:tickets, :metrics, :cycles, :sinces, :told, :fires, :dues)
                   AS n (ticket, metric, cycle, since, told, fire, due)
             WHERE c.tenant_id = :tenant AND c.ticket_id = n.ticket AND c.metric = n.metric AND c.cycle = n.cycle
               AND c.state = 'running' AND NOT c.merged AND c.since = n.since AND c.told = n.told""";

    private static final String DONE = """
            UPDATE sla_calendar SET counted_version = :version
             WHERE tenant_id = :tenant AND id = :calendar AND counted_version < :version""";

    private final DatabaseClient database;
    private final SystemDatabase system;

    RecountRepository(DatabaseClient database, SystemDatabase system) {
        this.database = database;
        this.system = system;
    }

    /** A calendar whose clocks have not been counted by its newest version. */
    record Pending(Tenant tenant, UUID calendar, long version) {}

    /** A clock with the times that stand on it. */
    record Counted(
            TicketClock clock,
            @Nullable Instant fire,
            @Nullable Instant due) {}

    Flux<Pending> pending() {
        return system.client()
                .sql(PENDING)
                .map(row -> {
                    Columns columns = new Columns(row);
                    return new Pending(
                            new Tenant(columns.uuid("tenant_id")), columns.uuid("id"), columns.number("version"));
                })
                .all();
    }

    /** @param after the last clock of the batch before; null from the beginning */
    Flux<Counted> running(UUID calendar, @Nullable TicketClock after, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(RUNNING)
                        .bind("tenant", tenant.id())
                        .bind("calendar", calendar)
                        .bind("ticket", after == null ? new UUID(0, 0) : after.ticketId())
                        .bind("metric", after == null ? "" : after.metric().word())
                        .bind("cycle", after == null ? 0 : after.cycle())
                        .bind("limit", limit)
                        .map(row -> {
                            Columns columns = new Columns(row);
                            return new Counted(
                                    ClockRepository.read(row),
                                    columns.instantOrNull("next_fire_at"),
                                    columns.instantOrNull("due_at"));
                        })
                        .all());
    }

    Mono<Void> move(List<Counted> all) {
        if (all.isEmpty()) {
            return Mono.empty();
        }
        return Tenant.current()
                .flatMap(tenant -> database.sql(MOVE)
                        .bind("tenant", tenant.id())
                        .bind(
                                "tickets",
                                all.stream().map(one -> one.clock().ticketId()).toArray(UUID[]::new))
                        .bind("metrics", words(all, clock -> clock.metric().word()))
                        .bind(
                                "cycles",
                                all.stream().map(one -> one.clock().cycle()).toArray(Integer[]::new))
                        .bind(
                                "sinces",
                                all.stream()
                                        .map(one -> Instant.ofEpochMilli(
                                                one.clock().tally().since()))
                                        .toArray(Instant[]::new))
                        .bind("told", words(all, clock -> clock.told().name().toLowerCase(Locale.ROOT)))
                        .bind("fires", all.stream().map(Counted::fire).toArray(Instant[]::new))
                        .bind("dues", all.stream().map(Counted::due).toArray(Instant[]::new))
                        .then());
    }

    private static String[] words(List<Counted> all, Function<TicketClock, String> word) {
        return all.stream().map(one -> word.apply(one.clock())).toArray(String[]::new);
    }

    Mono<Void> done(Pending calendar) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(DONE)
                        .bind("tenant", tenant.id())
                        .bind("calendar", calendar.calendar())
                        .bind("version", calendar.version())
                        .then());
    }
}
