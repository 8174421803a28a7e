package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.test.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CollectorTest
class MetricStoreIT {
    @Autowired
    Telemetry telemetry;

    @Autowired
    DatabaseProperties database;

    @Autowired
    MetricRetention retention;

    @Autowired
    Sealing sealing;

    @Test
    void acknowledgementWaitsForTheCommit() throws Exception {
        post("first", 1); // the day's partition is there
        CompletableFuture<Void> acknowledged;
        try (Connection blocker = owner();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE metric_wal IN SHARE MODE");
            acknowledged = CompletableFuture.runAsync(() -> post("blocked", 1));
            await().until(() ->
                    count("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'metric_wal'::regclass") > 0);
            assertThat(acknowledged).isNotDone();
            blocker.commit();
        }

        await().until(acknowledged::isDone);
        telemetry.query("blocked").jsonPath("$.data.result[0].value[1]").isEqualTo("1");
    }

    @Test
    void sameSampleTwiceIsStoredOnce() {
        long at = System.currentTimeMillis();
        for (int i = 0; i < 3; i++) {
            telemetry
                    .post("/v1/metrics", Telemetry.gauge("h", "twice", 5, at))
                    .expectStatus()
                    .isOk();
        }

        assertThat(count("SELECT count(*) FROM series WHERE metric = 'twice'")).isEqualTo(1);
        telemetry
                .query("twice[1h]")
                .jsonPath("$.data.result[0].values.length()")
                .isEqualTo(1);
        sealing.sealAll().block();
        telemetry
                .post("/v1/metrics", Telemetry.gauge("h", "twice", 6, at)) // too late: the first one stays
                .expectStatus()
                .isOk();
        telemetry
                .query("twice[1h]")
                .jsonPath("$.data.result[0].values.length()")
                .isEqualTo(1)
                .jsonPath("$.data.result[0].values[0][1]")
                .isEqualTo("5");
    }

    @Test
    void lostConnectionsAreServiceUnavailableOrRetriedAndTheServiceRecovers() {
        post("before", 1);
        assertThat(count("_svc", database.servicePassword(), """
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                         WHERE usename = current_user AND pid <> pg_backend_pid()""")).isPositive();

        await().atMost(Duration.ofSeconds(10)).until(() -> status("after") == 200);
    }

    @Test
    void neitherTenantSeesTheOthersTelemetry() {
        String acme = telemetry.issueKey(Tokens.of("admin", Tokens.ACME));
        post("shared.metric", 1);
        telemetry
                .post("/v1/metrics", Telemetry.gauge("acme-host", "shared.metric", 2, System.currentTimeMillis()), acme)
                .expectStatus()
                .isOk();

        telemetry
                .query("shared_metric")
                .jsonPath("$.data.result.length()")
                .isEqualTo(1)
                .jsonPath("$.data.result[0].value[1]")
                .isEqualTo("1");
        telemetry
                .query("{__name__=~\".+\"}", Tokens.of("viewer", Tokens.ACME))
                .jsonPath("$.data.result[*].metric['host.name']")
                .isEqualTo(List.of("acme-host", "acme-host")); // its metric and what target_info tells of it
    }

    @Test
    void withoutATenantEveryGuardedTableIsEmpty() throws Exception {
        post("guard.metric", 1);
        try (Connection service = connect("_svc", database.servicePassword());
                Statement statement = service.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("""
                    SELECT c.table_name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name
                     WHERE c.column_name = 'tenant_id' AND c.table_schema = 'public'""")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            assertThat(tables).contains("series", "ingest_key", "span", "trace", "log_record", "watch", "outbox");
            assertThat(tables).anyMatch(table -> table.matches("metric_wal_\\d+"));
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    row.next();
                    assertThat(row.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void daysThatAreTooOldAreDroppedWithTheirSeries() {
        Instant old = Instant.now().minus(Duration.ofDays(5));
        telemetry
                .post("/v1/metrics", Telemetry.gauge("h", "old.metric", 5, old.toEpochMilli()))
                .expectStatus()
                .isOk();
        post("young.metric", 1);
        assertThat(count("SELECT count(*) FROM series WHERE metric = 'old.metric'"))
                .isEqualTo(1);

        sealing.sealAll().block();
        assertThat(count("SELECT sum(samples) FROM metric_chunk")).isPositive();

        retention.dropOld(Instant.now().plus(Duration.ofDays(4))).block();

        assertThat(count("SELECT count(*) FROM series WHERE metric = 'old.metric'"))
                .isZero();
        assertThat(count("SELECT count(*) FROM series WHERE metric = 'young.metric'"))
                .isEqualTo(1);
        telemetry.query("young_metric").jsonPath("$.data.result.length()").isEqualTo(1);
    }

    private void post(String metric, double value) {
        telemetry
                .post("/v1/metrics", Telemetry.gauge("h", metric, value, System.currentTimeMillis()))
                .expectStatus()
                .isOk();
    }

    private int status(String metric) {
        return telemetry
                .post("/v1/metrics", Telemetry.gauge("h", metric, 1, System.currentTimeMillis()))
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private long count(String sql) {
        return count("_system", database.systemPassword(), sql);
    }

    private long count(String role, String password, String sql) {
        try (Connection connection = connect(role, password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection owner() throws SQLException {
        return connect("_owner", database.ownerPassword());
    }

    private Connection connect(String role, String password) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user() + role, password);
    }
}
