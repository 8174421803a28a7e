package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.json.TargetWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The clocks a new ticket begins with and what has already happened to them, in one statement: opening is to be quick. */
@Repository
class NewClockRepository {
    private static final String ADD = """
            WITH clocks AS (
                INSERT INTO sla_clock (tenant_id, ticket_id, metric, cycle, policy_id, policy_name, calendar_id, state, target,
                       pauses, started_at, since, consumed_ms, paused_ms, told, next_fire_at, due_at, party, levels, fired)
                SELECT :tenant, :ticket, c.metric, 1, c.policy, c.policy_name, c.calendar, c.state, c.target, c.pauses, :at, :at,
                       0, 0, 'nothing', c.fire, c.due, c.party, c.levels, ''
                  FROM unnest(:metrics, :policies, :policyNames, :calendars, :states, :targets, :pauses, :fires, :dues, :parties,
                              :levels)
                       AS c (metric, policy, policy_name, calendar, state, target, pauses, fire, due, party, levels))
            INSERT INTO sla_clock_event (tenant_id, ticket_id, metric, cycle, number, at, type)
            SELECT :tenant, :ticket, e.metric, 1, e.number, :at, e.type
              FROM unnest(:eventMetrics, :numbers, :types) AS e (metric, number, type)""";

    private final DatabaseClient database;

    NewClockRepository(DatabaseClient database) {
        this.database = database;
    }

    /** A clock after its first events, all at the instant the ticket was opened. */
    record Begun(
            TicketClock clock,
            List<ClockEvent> events,
            @Nullable Instant fire,
            @Nullable Instant due) {}

    private record Event(String metric, int number, String type) {}

    Mono<Void> add(ServedTicket ticket, Collection<Begun> clocks) {
        List<Event> events = new ArrayList<>();
        for (Begun one : clocks) {
            for (int i = 0; i < one.events().size(); i++) {
                events.add(new Event(
                        one.clock().metric().word(),
                        i + 1,
                        one.events().get(i).type().word()));
            }
        }
        return Tenant.current()
                .flatMap(tenant -> database.sql(ADD)
                        .bind("tenant", tenant.id())
                        .bind("ticket", ticket.id())
                        .bind("at", ticket.createdAt())
                        .bind(
                                "metrics",
                                words(clocks, one -> one.clock().metric().word()))
                        .bind(
                                "policies",
                                clocks.stream()
                                        .map(one -> one.clock().promise().policyId())
                                        .toArray(UUID[]::new))
                        .bind(
                                "policyNames",
                                words(clocks, one -> one.clock().promise().policyName()))
                        .bind(
                                "calendars",
                                clocks.stream()
                                        .map(one -> one.clock().promise().calendarId())
                                        .toArray(UUID[]::new))
                        .bind("states", words(clocks, one -> ClockRepository.state(one.clock())))
                        .bind(
                                "targets",
                                words(
                                        clocks,
                                        one -> TargetWords.column(
                                                one.clock().promise().target())))
                        .bind(
                                "pauses",
                                words(
                                        clocks,
                                        one -> String.join(
                                                ",", one.clock().promise().pauses())))
                        .bind("fires", clocks.stream().map(Begun::fire).toArray(Instant[]::new))
                        .bind("dues", clocks.stream().map(Begun::due).toArray(Instant[]::new))
                        .bind(
                                "parties",
                                clocks.stream().map(one -> one.clock().party()).toArray(String[]::new))
                        .bind(
                                "levels",
                                words(
                                        clocks,
                                        one -> Escalation.column(
                                                one.clock().promise().levels())))
                        .bind("eventMetrics", events.stream().map(Event::metric).toArray(String[]::new))
                        .bind("numbers", events.stream().map(Event::number).toArray(Integer[]::new))
                        .bind("types", events.stream().map(Event::type).toArray(String[]::new))
                        .then());
    }

    private static String[] words(Collection<Begun> clocks, Function<Begun, String> word) {
        return clocks.stream().map(word).toArray(String[]::new);
    }
}
