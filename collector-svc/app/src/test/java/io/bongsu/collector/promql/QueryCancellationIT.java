package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.database.DatabaseProperties;
import io.bongsu.platform.test.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A client that goes takes its query along: over a real socket, in evaluation and in the database. */
@CollectorTest
@TestPropertySource(properties = {"bongsu.collector.promql.timeout=10m", "bongsu.collector.promql.values=100000000"})
class QueryCancellationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Tens of thousands of millions of additions over little memory. */
    private static final String LONG =
            "query=" + encoded("count_over_time(count_over_time(vector(1)[4d:100ms])[4h:1s])");

    @Autowired
    Telemetry telemetry;

    @Autowired
    MeterRegistry meters;

    @Autowired
    DatabaseProperties database;

    @BeforeEach
    void stored() {
        long now = System.currentTimeMillis();
        await().until(() -> telemetry
                        .post("/v1/metrics", Telemetry.gauge("web1", "cancel.me", 1, now))
                        .returnResult(String.class)
                        .getStatus()
                        .value()
                == 200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private double running() {
        return meters.get("bongsu.collector.promql.running").gauge().value();
    }

    private Socket get(String form) throws IOException {
        return asked("GET /prometheus/api/v1/query?" + form + " HTTP/1.1\r\n", "");
    }

    private Socket post(String form) throws IOException {
        return asked(
                "POST /prometheus/api/v1/query HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + form.length() + "\r\n",
                form);
    }

    private Socket asked(String head, String body) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), telemetry.port());
        String request = head + "Host: localhost\r\nAuthorization: Bearer " + Tokens.of("viewer") + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void evaluationEndsWhenTheClientCloses() throws IOException {
        try (Socket _ = get(LONG);
                Socket _ = post(LONG)) {
            await().atMost(PATIENCE).until(() -> running() == 2);
        }
        await().atMost(PATIENCE).until(() -> running() == 0);
    }

    @Test
    void readingEndsInTheDatabaseToo() throws IOException, SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE metric_chunk IN ACCESS EXCLUSIVE MODE");
            // so far back that memory alone cannot answer
            try (Socket _ = post("query=" + encoded("count_over_time(cancel_me[2d])"))) {
                await().atMost(PATIENCE).until(() -> running() == 1 && waiting() > 0);
            }
            await().atMost(PATIENCE).until(() -> running() == 0);
            await().atMost(PATIENCE).until(() -> waiting() == 0);
            owner.rollback();
        }
        byte[] body = telemetry.query("cancel_me").returnResult().getResponseBody();
        assertThat(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8))
                .contains("web1");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                database.user() + "_owner",
                database.ownerPassword());
    }

    /** Queries that wait for the locked table; the store's own work may wait there too. */
    private int waiting() throws SQLException {
        try (Connection one = connect();
                Statement statement = one.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                         WHERE NOT l.granted AND l.relation = 'metric_chunk'::regclass AND a.usename LIKE '%_svc'""")) {
            found.next();
            return found.getInt(1);
        }
    }
}
