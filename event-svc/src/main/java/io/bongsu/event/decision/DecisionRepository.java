package io.bongsu.event.decision;

import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DecisionRepository implements Decisions {
    private static final String ADD = """
            INSERT INTO decision (tenant_id, id, at, alert_id, situation_id, key, step, outcome, reason, actor)
            SELECT :tenant, id, at, "alertId", "situationId", key, step, outcome, reason, actor
              FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, at timestamptz, "alertId" uuid, "situationId" uuid,
                   key text, step text, outcome text, reason text, actor text)""";
    private static final String OF_ALERT = """
            SELECT * FROM (SELECT id, at, alert_id, situation_id, key, step, outcome, reason, actor FROM decision
                            WHERE tenant_id = :tenant AND alert_id = :id ORDER BY at DESC, id DESC LIMIT 500) AS newest
             ORDER BY at, id""";
    private static final String OF_SITUATION = """
            SELECT * FROM (SELECT id, at, alert_id, situation_id, key, step, outcome, reason, actor FROM decision
                            WHERE tenant_id = :tenant AND situation_id = :id ORDER BY at DESC, id DESC LIMIT 500) AS newest
             ORDER BY at, id""";

    private final DatabaseClient database;
    private final JsonMapper json;

    DecisionRepository(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Mono<Void> add(List<Decision> decisions) {
        return decisions.isEmpty()
                ? Mono.empty()
                : Tenant.current()
                        .flatMap(tenant -> database.sql(ADD)
                                .bind("tenant", tenant.id())
                                .bind("rows", json.writeValueAsString(decisions))
                                .then());
    }

    @Override
    public Flux<Decision> ofAlert(UUID alertId) {
        return of(OF_ALERT, alertId);
    }

    @Override
    public Flux<Decision> ofSituation(UUID situationId) {
        return of(OF_SITUATION, situationId);
    }

    private Flux<Decision> of(String sql, UUID id) {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(sql)
                        .bind("tenant", tenant.id())
                        .bind("id", id)
                        .map(row -> decision(new Columns(row)))
                        .all());
    }

    private static Decision decision(Columns row) {
        return new Decision(
                row.uuid("id"),
                row.instant("at"),
                row.uuidOrNull("alert_id"),
                row.uuidOrNull("situation_id"),
                row.text("key"),
                row.text("step"),
                row.text("outcome"),
                row.text("reason"),
                row.text("actor"));
    }
}
