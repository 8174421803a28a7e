package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Write;
import io.bongsu.ticket.sla.clock.ClockEvent;
import io.bongsu.ticket.sla.json.TargetWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The clocks a new ticket begins with and what has already happened to them, as rows. */
final class NewClocks {
    private static final String CLOCKS = """
            INSERT INTO sla_clock (tenant_id, ticket_id, metric, cycle, policy_id, policy_name, calendar_id, state, target,
                   pauses, started_at, since, consumed_ms, paused_ms, told, next_fire_at, due_at, party, levels, fired)
            SELECT :tenant, :ticket, c.metric, 1, c.policy, c.policy_name, c.calendar, c.state, c.target, c.pauses, :at, :at,
                   0, 0, 'nothing', c.fire, c.due, c.party, c.levels, ''
              FROM unnest(:metrics, :policies, :policyNames, :calendars, :states, :targets, :pauses, :fires, :dues, :parties,
                          :levels)
                   AS c (metric, policy, policy_name, calendar, state, target, pauses, fire, due, party, levels)""";
    private static final String EVENTS = """
            INSERT INTO sla_clock_event (tenant_id, ticket_id, metric, cycle, number, at, type)
            SELECT :tenant, :ticket, e.metric, 1, e.number, :at, e.type
              FROM unnest(:metrics, :numbers, :types) AS e (metric, number, type)""";

    private NewClocks() {}

    /** A clock after its first events, all at the instant the ticket was opened. */
    record Begun(
            TicketClock clock,
            List<ClockEvent> events,
            @Nullable Instant fire,
            @Nullable Instant due) {}

    static List<Write> writes(ServedTicket ticket, List<Begun> begun) {
        return List.of(clocks(ticket, begun), events(ticket, begun));
    }

    private static Write clocks(ServedTicket ticket, List<Begun> begun) {
        return Write.of(CLOCKS)
                .bind("ticket", ticket.id())
                .bind("at", ticket.createdAt())
                .bind("metrics", words(begun, clock -> clock.metric().word()))
                .bind("policies", ids(begun, Promise::policyId))
                .bind("policyNames", words(begun, clock -> clock.promise().policyName()))
                .bind("calendars", ids(begun, Promise::calendarId))
                .bind("states", words(begun, ClockRepository::state))
                .bind(
                        "targets",
                        words(begun, clock -> TargetWords.column(clock.promise().target())))
                .bind(
                        "pauses",
                        words(begun, clock -> String.join(",", clock.promise().pauses())))
                .bind("fires", begun.stream().map(Begun::fire).toArray(Instant[]::new))
                .bind("dues", begun.stream().map(Begun::due).toArray(Instant[]::new))
                .bind("parties", words(begun, TicketClock::party))
                .bind(
                        "levels",
                        words(begun, clock -> Escalation.column(clock.promise().levels())));
    }

    private record Event(String metric, int number, String type) {}

    private static Write events(ServedTicket ticket, List<Begun> begun) {
        List<Event> events = new ArrayList<>();
        for (Begun one : begun) {
            String metric = one.clock().metric().word();
            for (int i = 0; i < one.events().size(); i++) {
                events.add(new Event(metric, i + 1, one.events().get(i).type().word()));
            }
        }
        return Write.of(EVENTS)
                .bind("ticket", ticket.id())
                .bind("at", ticket.createdAt())
                .bind("metrics", events.stream().map(Event::metric).toArray(String[]::new))
                .bind("numbers", events.stream().map(Event::number).toArray(Integer[]::new))
                .bind("types", events.stream().map(Event::type).toArray(String[]::new));
    }

    private static String[] words(List<Begun> begun, Function<TicketClock, @Nullable String> word) {
        return begun.stream().map(one -> word.apply(one.clock())).toArray(String[]::new);
    }

    private static UUID[] ids(List<Begun> begun, Function<Promise, UUID> id) {
        return begun.stream().map(one -> id.apply(one.clock().promise())).toArray(UUID[]::new);
    }
}
