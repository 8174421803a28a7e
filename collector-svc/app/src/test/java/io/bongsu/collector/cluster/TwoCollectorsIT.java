package io.bongsu.collector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.collector.CollectorTest;
import io.bongsu.collector.RemoteWrite;
import io.bongsu.collector.Telemetry;
import io.bongsu.platform.test.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Two collectors, processes of their own, on one database, while senders write to both: the one that owns the store is stopped
 * in its tracks, goes on when it is the owner no more, and its successor is killed.
 */
@CollectorTest
class TwoCollectorsIT {
    /** What the product promises; longer means that nobody took over. */
    private static final Duration BOUND = Duration.ofSeconds(15);

    private static final int SERIES = 10;

    @Autowired
    ConfigurableEnvironment environment;

    private final TestPostgres.Database database = TestPostgres.get().createDatabase("collector");
    private final Map<String, Double> acknowledged = new ConcurrentHashMap<>();
    private final Map<CollectorProcess, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final AtomicBoolean end = new AtomicBoolean();

    @Test
    @Timeout(240)
    void theOtherServesAndWritesWhenTheOwnerIsStoppedKilledOrEnds() throws Exception {
        try (CollectorProcess one = start("one");
                CollectorProcess two = start("two");
                CollectorProcess late = withSenders(one, two)) {
            compare(late);
        }
    }

    private CollectorProcess withSenders(CollectorProcess one, CollectorProcess two) throws Exception {
        await().atMost(Duration.ofSeconds(90)).until(() -> one.isReady() && two.isReady());
        List<Thread> senders = List.of(sender(one, 1), sender(two, 2));
        try {
            awaitProgress(Duration.ofSeconds(30), one, two);
            bothAnswerAlike(one, two);

            CollectorProcess owner = owner(one, two);
            CollectorProcess other = owner == one ? two : one;
            owner.signal("STOP");
            awaitProgress(BOUND, other);
            assertThat(owner(one, two)).isSameAs(other);
            owner.signal("CONT");
            awaitProgress(BOUND, owner, other); // it follows now, and hands over
            assertThat(owner(one, two)).isSameAs(other);
            bothAnswerAlike(one, two);

            other.kill();
            awaitProgress(BOUND, owner); // which was the owner before, and forgot what it knew then

            CollectorProcess late = start("late");
            await().atMost(Duration.ofSeconds(60)).until(late::isReady);
            owner.end();
            await().atMost(BOUND).until(() -> ownersUrl().equals(late.url()));
            awaitServed(late);
            return late;
        } finally {
            end.set(true);
            for (Thread sender : senders) {
                sender.join();
            }
        }
    }

    private CollectorProcess start(String name) throws Exception {
        Map<String, Object> variables = new TreeMap<>();
        if (environment.getPropertySources().get("bongsu-test") instanceof MapPropertySource context) {
            variables.putAll(context.getSource()); // broker and tokens; the database is another one
        }
        variables.putAll(database.variables());
        return CollectorProcess.start(variables, Path.of("target", "collector-" + name + ".log"));
    }

    /** Each takes more samples, and what was acknowledged is seen by whoever asks it. */
    private void awaitProgress(Duration bound, CollectorProcess... all) {
        for (CollectorProcess one : all) {
            int before = taken(one).get();
            await().atMost(bound).until(() -> taken(one).get() > before + 20);
            awaitServed(one);
        }
    }

    private void awaitServed(CollectorProcess one) {
        int known = acknowledged.size();
        await().atMost(BOUND).until(() -> count(one) >= known);
    }

    private static long count(CollectorProcess one) {
        List<JsonNode> found = one.query("sum(count_over_time(cluster_metric[1h]))");
        return found.isEmpty()
                ? 0
                : Long.parseLong(found.getFirst().path("value").path(1).asString());
    }

    private void bothAnswerAlike(CollectorProcess one, CollectorProcess two) {
        for (CollectorProcess door : List.of(one, two)) {
            String metric = door == one ? "door.one" : "door.two";
            String sample = Telemetry.gauge("h", metric, 7, System.currentTimeMillis());
            assertThat(door.otlp(sample, "bkwrongwrongwrongwrongwrongwrong"))
                    .as("the owner asks whose key it is")
                    .isEqualTo(401);
            assertThat(door.otlp(sample, Telemetry.KEY)).isEqualTo(200);
            door.grpc(metric + ".grpc");
        }
        for (CollectorProcess door : List.of(one, two)) {
            for (String metric : List.of("door_one", "door_two", "door_one_grpc", "door_two_grpc")) {
                assertThat(door.query(metric)).as(metric).hasSize(1);
            }
        }
    }

    private AtomicInteger taken(CollectorProcess one) {
        return taken.computeIfAbsent(one, _ -> new AtomicInteger());
    }

    /** Sends the same again until it is acknowledged, as senders do. */
    private Thread sender(CollectorProcess door, int number) {
        Random random = new Random(number);
        return Thread.ofPlatform().start(() -> {
            long at = System.currentTimeMillis() - 600_000;
            while (!end.get()) {
                at++;
                Map<String, Double> values = new TreeMap<>();
                RemoteWrite request = new RemoteWrite();
                for (int i = 0; i < SERIES; i++) {
                    double value = random.nextGaussian();
                    String name = "s" + number + "-" + i;
                    values.put(name + "@" + at, value);
                    request.series(Map.of("__name__", "cluster_metric", "n", name), new RemoteWrite.At(at, value));
                }
                byte[] body = request.snappy();
                while (!door.write(body)) {
                    if (end.get()) {
                        return;
                    }
                    Thread.onSpinWait();
                }
                acknowledged.putAll(values);
                taken(door).incrementAndGet();
            }
        });
    }

    private CollectorProcess owner(CollectorProcess one, CollectorProcess two) throws SQLException {
        String url = ownersUrl();
        assertThat(url).isIn(one.url(), two.url());
        return url.equals(one.url()) ? one : two;
    }

    private String ownersUrl() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.name() + "_system", "test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT address FROM collector_lease WHERE holder IS NOT NULL AND expires_at > now()")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** All that was acknowledged is there, once and bit for bit. */
    private void compare(CollectorProcess collector) {
        Map<String, Double> found = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode series : collector.query("cluster_metric[1h]")) {
            String name = series.path("metric").path("n").asString();
            for (JsonNode sample : series.path("values")) {
                String key = name + "@" + Math.round(sample.path(0).asDouble() * 1000);
                if (found.put(key, Double.valueOf(sample.path(1).asString())) != null) {
                    twice.add(key);
                }
            }
        }
        assertThat(twice).isEmpty();
        assertThat(acknowledged).isNotEmpty();
        assertThat(found).containsAllEntriesOf(acknowledged);
    }
}
