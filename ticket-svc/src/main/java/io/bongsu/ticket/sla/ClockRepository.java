package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.TicketClock.Told;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.clock.ClockState;
import io.bongsu.ticket.sla.clock.Due;
import io.bongsu.ticket.sla.clock.Life;
import io.bongsu.ticket.sla.clock.OpenTime;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Clocks and their events as rows. */
@Repository
class ClockRepository {
    static final String FIELDS = """
            ticket_id, metric, cycle, policy_id, policy_name, calendar_id, state, target, pauses, started_at, since,
            consumed_ms, paused_ms, used_up_at, breach_deadline, breach_display, breach_allowance, told, merged, party, levels,
            fired, anew_from, retargeted, unanswered
            """;
    private static final String COLUMNS =
            "SELECT " + FIELDS + " FROM sla_clock WHERE tenant_id = :tenant AND ticket_id";
    /** Of what comes in cycles, the one that runs, else the longest. */
    private static final String SHOWN = "SELECT DISTINCT ON (ticket_id, metric) " + FIELDS + """
              FROM sla_clock WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets)
             ORDER BY ticket_id, metric, (state IN ('running', 'paused')) DESC, consumed_ms DESC, cycle DESC""";

    private static final String ALL_CYCLES = COLUMNS + " = ANY (:tickets) ORDER BY started_at DESC LIMIT 100";
    private static final String HELD = COLUMNS + " = :ticket ORDER BY metric, cycle FOR UPDATE";
    private static final String LIVE = "SELECT " + FIELDS + """
              FROM sla_clock WHERE tenant_id = :tenant AND calendar_id = :calendar AND state IN ('running', 'paused')
               AND NOT merged
             ORDER BY started_at LIMIT :limit""";
    private static final String STORE = """
            INSERT INTO sla_clock (tenant_id, ticket_id, metric, cycle, policy_id, policy_name, calendar_id, state, target,
                   pauses, started_at, since, consumed_ms, paused_ms, used_up_at, breach_deadline, breach_display, breach_allowance, told,
                   next_fire_at, due_at, party, levels, fired, anew_from, retargeted, unanswered)
            VALUES (:tenant, :ticket, :metric, :cycle, :policy, :policyName, :calendar, :state, :target, :pauses, :startedAt,
                   :since, :consumed, :paused, :usedUpAt, :breachDeadline, :breachDisplay, :breachAllowance, :told, :nextFireAt,
                   :dueAt, :party, :levels, :fired, :anewFrom, :retargeted, :unanswered)
            ON CONFLICT (tenant_id, ticket_id, metric, cycle) DO UPDATE SET policy_id = excluded.policy_id,
                   policy_name = excluded.policy_name, calendar_id = excluded.calendar_id, state = excluded.state,
                   target = excluded.target, pauses = excluded.pauses, started_at = excluded.started_at, since = excluded.since,
                   consumed_ms = excluded.consumed_ms, paused_ms = excluded.paused_ms, used_up_at = excluded.used_up_at,
                   breach_deadline = excluded.breach_deadline, breach_display = excluded.breach_display,
                   breach_allowance = excluded.breach_allowance, told = excluded.told, next_fire_at = excluded.next_fire_at,
                   due_at = excluded.due_at,
                   party = excluded.party, levels = excluded.levels, fired = excluded.fired,
                   anew_from = excluded.anew_from, retargeted = excluded.retargeted, unanswered = excluded.unanswered""";
    private static final String ADD_EVENT = """
            INSERT INTO sla_clock_event (tenant_id, ticket_id, metric, cycle, number, at, type)
            SELECT :tenant, :ticket, :metric, :cycle, count(*) + 1, :at, :type FROM sla_clock_event
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND metric = :metric AND cycle = :cycle""";
    private static final String EVENTS = """
            SELECT CASE WHEN e.number = 1 THEN least(e.at, coalesce(c.counted_from, e.at)) ELSE e.at END AS at, e.type
              FROM sla_clock_event e JOIN sla_clock c USING (tenant_id, ticket_id, metric, cycle)
             WHERE e.tenant_id = :tenant AND e.ticket_id = :ticket AND e.metric = :metric AND e.cycle = :cycle
             ORDER BY e.number""";
    private static final String REST = """
            UPDATE sla_clock SET merged = true, next_fire_at = NULL
             WHERE tenant_id = :tenant AND ticket_id = ANY (:tickets) AND state IN ('running', 'paused')""";
    private static final String WAKE =
            "UPDATE sla_clock SET merged = false WHERE tenant_id = :tenant AND ticket_id = :ticket AND merged";
    private static final String COUNT_FROM_EARLIEST = """
            WITH RECURSIVE joint (id) AS (
                SELECT t.id FROM ticket t WHERE t.tenant_id = :tenant AND t.merged_into = :ticket
                UNION
                SELECT t.id FROM joint JOIN ticket t ON t.tenant_id = :tenant AND t.merged_into = joint.id)
            UPDATE sla_clock c SET counted_from = (
                   SELECT min(e.at) FROM sla_clock_event e
                    WHERE e.tenant_id = :tenant AND e.ticket_id IN (SELECT id FROM joint) AND e.metric = c.metric
                      AND e.number = 1)
             WHERE c.tenant_id = :tenant AND c.ticket_id = :ticket AND c.metric IN ('ack', 'firstResponse', 'resolve')""";

    private final DatabaseClient database;

    ClockRepository(DatabaseClient database) {
        this.database = database;
    }

    /** The clocks to be shown of many tickets. */
    Flux<TicketClock> of(Collection<UUID> tickets) {
        return of(tickets, SHOWN);
    }

    /** The newest hundred, all cycles. */
    Flux<TicketClock> all(UUID ticket) {
        return of(List.of(ticket), ALL_CYCLES);
    }

    private Flux<TicketClock> of(Collection<UUID> tickets, String sql) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .map(ClockRepository::read)
                        .all());
    }

    /** Clocks that count by a calendar and have not ended, the oldest first. */
    Flux<TicketClock> live(UUID calendar, int limit) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(LIVE)
                        .bind("tenant", tenant.id())
                        .bind("calendar", calendar)
                        .bind("limit", limit)
                        .map(ClockRepository::read)
                        .all());
    }

    /** Held until the transaction ends. */
    Flux<TicketClock> held(UUID ticket) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(HELD)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .map(ClockRepository::read)
                        .all());
    }

    Mono<Life> life(TicketClock clock) {
        return Tenant.current()
                .flatMapMany(tenant -> key(database.sql(EVENTS), tenant, clock)
                        .map(row -> event(new Columns(row)))
                        .all())
                .collectList()
                .map(Life::new);
    }

    static ClockEvent event(Columns columns) {
        return new ClockEvent(
                columns.instant("at").toEpochMilli(),
                ClockEvent.Type.valueOf(columns.text("type").toUpperCase(Locale.ROOT)));
    }

    /** Clocks of merged tickets: they stay as they stand and wake nobody. */
    Mono<Void> rest(Collection<UUID> tickets) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(REST)
                        .bind("tenant", tenant.id())
                        .bind("tickets", tickets.toArray(UUID[]::new))
                        .then());
    }

    Mono<Void> wake(UUID ticket) {
        return ofTicket(WAKE, ticket);
    }

    /** The earliest start among merged tickets, per metric; none without any. */
    Mono<Void> countFromEarliest(UUID ticket) {
        return ofTicket(COUNT_FROM_EARLIEST, ticket);
    }

    private Mono<Void> ofTicket(String sql, UUID ticket) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket)
                        .then());
    }

    Mono<Void> add(TicketClock clock, List<ClockEvent> events) {
        return Tenant.current()
                .flatMapMany(tenant -> Flux.fromIterable(events)
                        .concatMap(event -> key(database.sql(ADD_EVENT), tenant, clock)
                                .bind("at", Words.instant(event.at()))
                                .bind("type", event.type().word())
                                .then()))
                .then();
    }

    Mono<Void> store(TicketClock clock, OpenTime open, Instant now) {
        return Tenant.current().flatMap(tenant -> {
            GenericExecuteSpec sql = bind(key(database.sql(STORE), tenant, clock), clock, clock.nextFire(open, now));
            return nullable(sql, "dueAt", clock.dueAt(open), Instant.class).then();
        });
    }

    private static GenericExecuteSpec key(GenericExecuteSpec sql, Tenant tenant, TicketClock clock) {
        return sql.bind("tenant", tenant.id())
                .bind("ticket", clock.ticketId())
                .bind("metric", clock.metric().word())
                .bind("cycle", clock.cycle());
    }

    private static GenericExecuteSpec bind(GenericExecuteSpec sql, TicketClock clock, @Nullable Instant nextFireAt) {
        Promise promise = clock.promise();
        Tally tally = clock.tally();
        Tally.Breach breach = tally.breach();
        GenericExecuteSpec bound = sql.bind("policy", promise.policyId())
                .bind("policyName", promise.policyName())
                .bind("calendar", promise.calendarId())
                .bind("state", state(clock))
                .bind("target", TargetWords.column(promise.target()))
                .bind("pauses", String.join(",", promise.pauses()))
                .bind("startedAt", Words.instant(tally.startedAt()))
                .bind("since", Words.instant(tally.since()))
                .bind("consumed", tally.consumed())
                .bind("paused", tally.paused())
                .bind("told", clock.told().name().toLowerCase(Locale.ROOT))
                .bind("levels", Escalation.column(promise.levels()))
                .bind("fired", String.join(",", clock.fired()))
                .bind("retargeted", clock.marks().retargeted())
                .bind("unanswered", clock.marks().unanswered());
        Long anewFrom = clock.marks().anewFrom();
        bound = nullable(bound, "anewFrom", anewFrom == null ? null : Words.instant(anewFrom), Instant.class);
        bound = nullable(bound, "party", clock.party(), String.class);
        Long usedUpAt = tally.usedUpAt();
        bound = nullable(bound, "usedUpAt", usedUpAt == null ? null : Words.instant(usedUpAt), Instant.class);
        bound = nullable(
                bound,
                "breachDeadline",
                breach == null ? null : Words.instant(breach.due().deadline()),
                Instant.class);
        bound = nullable(
                bound,
                "breachDisplay",
                breach == null ? null : Words.instant(breach.due().display()),
                Instant.class);
        bound = nullable(bound, "breachAllowance", breach == null ? null : breach.allowance(), Long.class);
        return nullable(bound, "nextFireAt", nextFireAt, Instant.class);
    }

    static String state(TicketClock clock) {
        return clock.cancelled() ? "cancelled" : clock.tally().state().word();
    }

    private static GenericExecuteSpec nullable(
            GenericExecuteSpec sql, String name, @Nullable Object value, Class<?> type) {
        return value == null ? sql.bindNull(name, type) : sql.bind(name, value);
    }

    static TicketClock read(Readable row) {
        Columns columns = new Columns(row);
        String state = columns.text("state");
        boolean cancelled = state.equals("cancelled") || columns.flag("merged");
        Metric metric = Metric.of(columns.text("metric")).orElseThrow();
        String party = columns.textOrNull("party");
        Promise promise = new Promise(
                columns.uuid("policy_id"),
                columns.text("policy_name"),
                columns.uuid("calendar_id"),
                TargetWords.ofColumn(columns.text("target")),
                words(columns.text("pauses")),
                Escalation.ofColumn(columns.text("levels")),
                metric == Metric.VENDOR ? party : null,
                OnChange.RETROACTIVE);
        Tally tally = new Tally(
                columns.instant("started_at").toEpochMilli(),
                cancelled ? ClockState.STOPPED : ClockState.valueOf(state.toUpperCase(Locale.ROOT)),
                columns.instant("since").toEpochMilli(),
                columns.number("consumed_ms"),
                columns.number("paused_ms"),
                millis(columns.instantOrNull("used_up_at")),
                breach(columns));
        return new TicketClock(
                columns.uuid("ticket_id"),
                metric,
                columns.integer("cycle"),
                party,
                promise,
                cancelled,
                tally,
                Told.valueOf(columns.text("told").toUpperCase(Locale.ROOT)),
                words(columns.text("fired")),
                new TicketClock.Marks(
                        millis(columns.instantOrNull("anew_from")),
                        columns.flag("retargeted"),
                        columns.flag("unanswered")));
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : Set.of(text.split(",", -1));
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Tally.@Nullable Breach breach(Columns columns) {
        Instant deadline = columns.instantOrNull("breach_deadline");
        return deadline == null
                ? null
                : new Tally.Breach(
                        new Due(
                                deadline.toEpochMilli(),
                                columns.instant("breach_display").toEpochMilli()),
                        columns.number("breach_allowance"));
    }
}
