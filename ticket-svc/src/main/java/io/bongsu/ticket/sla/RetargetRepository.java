package io.bongsu.ticket.sla;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.ticket.sla.json.TargetWords;
import io.bongsu.ticket.sla.json.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What clocks had promised before something else was promised. */
@Repository
class RetargetRepository {
    private static final String ADD = """
            INSERT INTO sla_clock_retarget (tenant_id, ticket_id, metric, cycle, number, at, how, policy_name, calendar_id, target)
            SELECT :tenant, :ticket, :metric, :cycle, count(*) + 1, :at, :how, :policyName, :calendar, :target
              FROM sla_clock_retarget
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND metric = :metric AND cycle = :cycle""";
    private static final String ALL = """
            SELECT at, how, policy_name, calendar_id, target FROM sla_clock_retarget
             WHERE tenant_id = :tenant AND ticket_id = :ticket AND metric = :metric AND cycle = :cycle
             ORDER BY number""";

    private final DatabaseClient database;

    RetargetRepository(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Another promise took the place of this one.
     *
     * @param anew the new one counts from here
     * @param target as {@link TargetWords} writes it
     */
    record Retarget(Instant at, boolean anew, String policy, UUID calendar, String target) {}

    Mono<Void> add(TicketClock before, TicketClock after, Instant at) {
        boolean anew = !Objects.equals(before.marks().anewFrom(), after.marks().anewFrom());
        Long from = after.marks().anewFrom();
        Promise was = before.promise();
        return Tenant.current()
                .flatMap(tenant -> key(database.sql(ADD), tenant, before)
                        .bind("at", anew && from != null ? Words.instant(from) : at)
                        .bind("how", (anew ? OnChange.FROM_CHANGE : OnChange.RETROACTIVE).word())
                        .bind("policyName", was.policyName())
                        .bind("calendar", was.calendarId())
                        .bind("target", TargetWords.column(was.target()))
                        .then());
    }

    Mono<List<Retarget>> of(TicketClock clock) {
        return !clock.marks().retargeted()
                ? Mono.just(List.of())
                : Tenant.current()
                        .flatMapMany(tenant -> key(database.sql(ALL), tenant, clock)
                                .map(row -> {
                                    Columns columns = new Columns(row);
                                    return new Retarget(
                                            columns.instant("at"),
                                            columns.text("how").equals(OnChange.FROM_CHANGE.word()),
                                            columns.text("policy_name"),
                                            columns.uuid("calendar_id"),
                                            columns.text("target"));
                                })
                                .all())
                        .collectList();
    }

    private static GenericExecuteSpec key(GenericExecuteSpec sql, Tenant tenant, TicketClock clock) {
        return sql.bind("tenant", tenant.id())
                .bind("ticket", clock.ticketId())
                .bind("metric", clock.metric().word())
                .bind("cycle", clock.cycle());
    }
}
