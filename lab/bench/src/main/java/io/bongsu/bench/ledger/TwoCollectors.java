package io.bongsu.bench.ledger;

import io.bongsu.bench.metrics.Fleet;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.PrivateSuite;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Two collectors on one database, each sent half of the load: who owns the store is killed, in turn, and the other has to write
 * and serve. Who was killed comes back before the next one is.
 */
final class TwoCollectors {
    private static final String COLLECTOR = "collector-svc";
    private static final double GOAL_SECONDS = 15;
    private static final long SERVES_WITHIN = TimeUnit.MINUTES.toNanos(1);
    private static final int LOADED_MILLIS = 4_000;

    private final PrivateSuite suite;
    private final Books books;
    private final int most;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Double> writes = new ArrayList<>();
    private final List<Double> serves = new ArrayList<>();

    /** @param most rounds there are times for */
    TwoCollectors(PrivateSuite suite, Books books, int most) {
        this.suite = suite;
        this.books = books;
        this.most = most;
    }

    Measured measure(int kills, Random random) throws IOException, InterruptedException, NotMeasurable {
        URI first = URI.create("http://127.0.0.1:" + suite.port(COLLECTOR));
        Path log = Files.createTempFile("bongsu-bench-collector", ".log");
        try (Twin twin = Twin.of(suite.pid(COLLECTOR), log)) {
            twin.start();
            List<URI> doors = List.of(first, twin.at(""));
            List<URI> write = doors.stream()
                    .map(door -> door.resolve("/prometheus/api/v1/write"))
                    .toList();
            try (Load load = Load.start(write, suite.said("ingest-key"), books, most)) {
                for (int number = 0; number < kills; number++) {
                    awaitBoth(load);
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_000 + random.nextInt(LOADED_MILLIS)));
                    int victim = number % 2; // who owns the store: the first at first, then who took over
                    long pid = victim == 0 ? suite.pid(COLLECTOR) : twin.pid();
                    kill(pid, 1 - victim, doors.get(1 - victim), load);
                    System.err.printf(
                            "  %d: the %s killed, the other writes after %.1f s and answers after %.1f s%n",
                            number + 1, victim == 0 ? "first" : "second", writes.getLast(), serves.getLast());
                    if (victim == 1) {
                        twin.start(); // the first one is the launcher's to start
                    }
                }
                awaitBoth(load);
            }
            return measured(kills, first);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private void kill(long pid, int other, URI door, Load load)
            throws IOException, InterruptedException, NotMeasurable {
        HttpRequest question = question(door, suite.said("token"));
        long killed = System.nanoTime();
        Deaths.of(List.of(pid));
        long written = Deaths.awaitService(load, books, lane -> lane % 2 == other, System.nanoTime());
        writes.add((written - killed) / 1e9);
        serves.add((awaitFound(question) - killed) / 1e9);
    }

    /** Who was killed is back when what is sent to it is acknowledged. */
    private void awaitBoth(Load load) throws NotMeasurable {
        for (int door = 0; door < 2; door++) {
            int own = door;
            Deaths.awaitService(load, books, lane -> lane % 2 == own, System.nanoTime());
        }
    }

    /** How many series of one metric there are. */
    private static HttpRequest question(URI door, String token) {
        String query = "count(last_over_time(" + Fleet.metrics().getFirst() + "[4h]))";
        return HttpRequest.newBuilder(door.resolve("/prometheus/api/v1/query"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .build();
    }

    private long awaitFound(HttpRequest question) throws InterruptedException, NotMeasurable {
        long limit = System.nanoTime() + SERVES_WITHIN;
        while (!isFound(question)) {
            if (System.nanoTime() > limit) {
                throw new NotMeasurable("the other collector answered no query within a minute");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return System.nanoTime();
    }

    private boolean isFound(HttpRequest question) throws InterruptedException {
        String all = "\"" + books.lanes() * Fleet.PER_REQUEST / Fleet.metrics().size() + "\"";
        try {
            HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains(all);
        } catch (IOException e) {
            return false;
        }
    }

    private Measured measured(int kills, URI first) throws IOException, InterruptedException, NotMeasurable {
        List<Result> results = new ArrayList<>();
        results.add(Result.of("samples acknowledged", "", (double) books.requests() * Fleet.PER_REQUEST));
        results.addAll(new ReadBack(first.resolve("/prometheus/api/v1/query"), books)
                .compare(suite.said("token"))
                .results());
        results.add(
                Result.of("the other writes, median", "s", Figures.of(writes).median()));
        results.add(
                Result.atMost("the other writes, max", "s", Figures.of(writes).max(), GOAL_SECONDS));
        results.add(
                Result.of("the other answers, median", "s", Figures.of(serves).median()));
        results.add(
                Result.atMost("the other answers, max", "s", Figures.of(serves).max(), GOAL_SECONDS));
        return new Measured(kills, results);
    }
}
