package io.bongsu.event.watch;

import io.bongsu.event.rule.WatchedRule;
import io.bongsu.event.watch.SeriesState.Phase;
import io.bongsu.platform.database.Columns;
import io.bongsu.platform.tenancy.Tenant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

/** Series as the outside asks for them: what is a problem now. */
@Repository
class ActiveSeriesRepository implements ActiveSeriesOf {
    private static final String ACTIVE = """
            SELECT %s FROM rule_series
             WHERE tenant_id = :tenant AND rule_id = ANY (:rules) AND (phase <> 'normal' OR silent)
             ORDER BY rule_id, series_id LIMIT :limit""".formatted(SeriesRepository.COLUMNS);
    private static final String JUDGED = """
            SELECT rule_id, max(heard_at) AS at FROM rule_series WHERE tenant_id = :tenant GROUP BY rule_id""";

    private final DatabaseClient database;
    private final SeriesRepository series;

    ActiveSeriesRepository(DatabaseClient database, SeriesRepository series) {
        this.database = database;
        this.series = series;
    }

    @Override
    public Flux<ActiveSeries> active(Collection<WatchedRule> rules, int limit) {
        Map<UUID, WatchedRule> byId = rules.stream().collect(Collectors.toMap(WatchedRule::id, Function.identity()));
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(ACTIVE)
                        .bind("tenant", tenant.id())
                        .bind("rules", byId.keySet().toArray(UUID[]::new))
                        .bind("limit", limit)
                        .map(row -> series.state(new Columns(row)))
                        .all())
                .mapNotNull(state -> {
                    WatchedRule rule = byId.get(state.key().ruleId());
                    return rule == null ? null : active(rule, state);
                });
    }

    private static ActiveSeries active(WatchedRule rule, SeriesState state) {
        RuleSignals signals = new RuleSignals(rule, state);
        boolean silent = state.silent();
        return new ActiveSeries(
                rule.id(),
                state.labels(),
                state.entity(),
                silent || state.phase() == Phase.FIRING,
                state.since() == null ? state.heardAt() : state.since(),
                silent ? null : state.lastValue(),
                silent ? signals.silence() : signals.summary());
    }

    @Override
    public Flux<Judged> judged() {
        return Tenant.current()
                .flatMapMany(tenant -> database.sql(JUDGED)
                        .bind("tenant", tenant.id())
                        .map(row -> new Judged(new Columns(row).uuid("rule_id"), new Columns(row).instant("at")))
                        .all());
    }
}
