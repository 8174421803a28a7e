package io.bongsu.ticket.sla;

import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.BringInClocks.Started;
import io.bongsu.ticket.sla.clock.Tally;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Many new clocks at a time. */
@Repository
class ClockBulkRepository {
    private static final String CLOCKS = """
            INSERT INTO sla_clock (tenant_id, ticket_id, metric, cycle, policy_id, policy_name, calendar_id, state, target,
                   pauses, started_at, since, consumed_ms, paused_ms, used_up_at, breach_deadline, breach_display,
                   breach_allowance, told, next_fire_at, due_at, party, levels, fired)
            SELECT :tenant, n.ticket_id, n.metric, n.cycle, n.policy_id, n.policy_name, n.calendar_id, n.state, n.target,
                   n.pauses, n.started_at, n.since, n.consumed_ms, n.paused_ms, n.used_up_at, n.breach_deadline,
                   n.breach_display, n.breach_allowance, n.told, n.next_fire_at, n.due_at, n.party, n.levels, n.fired
              FROM json_populate_recordset(CAST(NULL AS sla_clock), CAST(:rows AS json)) n""";
    private static final String EVENTS = """
            INSERT INTO sla_clock_event (tenant_id, ticket_id, metric, cycle, number, at, type)
            SELECT :tenant, n.ticket_id, n.metric, n.cycle, n.number, n.at, n.type
              FROM json_populate_recordset(CAST(NULL AS sla_clock_event), CAST(:rows AS json)) n""";

    private final DatabaseClient database;
    private final JsonMapper json;

    ClockBulkRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> add(List<Started> some, Instant now) {
        List<Map<String, @Nullable Object>> clocks =
                some.stream().map(started -> row(started, now)).toList();
        List<Map<String, @Nullable Object>> events =
                some.stream().flatMap(started -> events(started).stream()).toList();
        return clocks.isEmpty() ? Mono.empty() : insert(CLOCKS, clocks).then(insert(EVENTS, events));
    }

    private Mono<Void> insert(String sql, List<Map<String, @Nullable Object>> rows) {
        return Tenant.current()
                .flatMap(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("rows", json.writeValueAsString(rows))
                        .then());
    }

    private static Map<String, @Nullable Object> key(TicketClock clock) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("ticket_id", clock.ticketId());
        row.put("metric", clock.metric().word());
        row.put("cycle", clock.cycle());
        return row;
    }

    private static Map<String, @Nullable Object> row(Started started, Instant now) {
        TicketClock clock = started.clock();
        Promise promise = clock.promise();
        Tally tally = clock.tally();
        Tally.Breach breach = tally.breach();
        Map<String, @Nullable Object> row = key(clock);
        row.put("policy_id", promise.policyId());
        row.put("policy_name", promise.policyName());
        row.put("calendar_id", promise.calendarId());
        row.put("state", tally.state().word());
        row.put("target", TargetWords.column(promise.target()));
        row.put("pauses", String.join(",", promise.pauses()));
        row.put("started_at", Words.instant(tally.startedAt()));
        row.put("since", Words.instant(tally.since()));
        row.put("consumed_ms", tally.consumed());
        row.put("paused_ms", tally.paused());
        row.put("used_up_at", tally.usedUpAt() == null ? null : Words.instant(tally.usedUpAt()));
        row.put(
                "breach_deadline",
                breach == null ? null : Words.instant(breach.due().deadline()));
        row.put(
                "breach_display",
                breach == null ? null : Words.instant(breach.due().display()));
        row.put("breach_allowance", breach == null ? null : breach.allowance());
        row.put("told", clock.told().name().toLowerCase(Locale.ROOT));
        row.put("party", clock.party());
        row.put("levels", Escalation.column(promise.levels()));
        row.put("fired", String.join(",", clock.fired()));
        row.put("next_fire_at", clock.nextFire(started.open(), now));
        row.put("due_at", clock.dueAt(started.open()));
        return row;
    }

    private static List<Map<String, @Nullable Object>> events(Started started) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        started.events().forEach(event -> {
            Map<String, @Nullable Object> row = key(started.clock());
            row.put("number", rows.size() + 1);
            row.put("at", Words.instant(event.at()));
            row.put("type", event.type().word());
            rows.add(row);
        });
        return rows;
    }
}
