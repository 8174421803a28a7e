package io.bongsu.bench.metrics;

import io.bongsu.bench.metrics.Attackers.Attack;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A second tenant writes a little and asks a little, alone and while the first one does what it should not. */
final class Flood {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MANY = 100_000;
    private static final List<String> EVIL = List.of(
            "{__name__=~\".+\"}",
            "count_over_time({__name__=~\".+\"}[365d])",
            "sum by (pod) (rate({__name__=~\"bench_.*\"}[30d:1s]))",
            "{__name__=~\"(((a+)+)+)+b\",pod=~\"(x|xx|x*)*y\"}");

    private final Target first;
    private final String firstToken;
    private final String secondKey;
    private final String secondToken;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param first the collector with the key of the tenant that floods */
    Flood(Target first, String firstToken, String secondKey, String secondToken) {
        this.first = first;
        this.firstToken = firstToken;
        this.secondKey = secondKey;
        this.secondToken = secondToken;
    }

    void measure(int seconds, List<Result> results) throws InterruptedException, NotMeasurable {
        probe("alone", seconds, results);
        try (Pour pour = new Pour(first, MANY, 2_000_000)) { // more than anybody takes
            awaitKnown(pour);
            long before = pour.samples();
            probe("while another sends what it can", seconds, results);
            double taken = (pour.samples() - before) / (double) seconds;
            results.add(Result.of("  taken from the other meanwhile", "samples/s", taken));
            results.add(Result.of("  CPU of its sender", "cores", pour.cores()));
            if (!pour.broken().isEmpty()) {
                throw new NotMeasurable("who sends what it can broke off: " + pour.broken());
            }
        }
        Map<String, Attack> unknown = new LinkedHashMap<>();
        Map<String, Attack> requests = new LinkedHashMap<>();
        new BadRequests(System.currentTimeMillis())
                .all()
                .forEach((kind, bodies) -> (kind.equals(BadRequests.NEW_SERIES) ? unknown : requests)
                        .put(kind, number -> send(first.key(), bodies.get(number % bodies.size()))));
        during("while another sends bad requests", requests, seconds, results);
        during("while another makes new series", unknown, seconds, results);
        Map<String, Attack> queries = new LinkedHashMap<>();
        EVIL.forEach(query -> queries.put(query, number -> evilQuery(query, number)));
        during("while another asks evil queries", queries, seconds, results);
    }

    /** What its series cost when they are new is looked at apart. */
    private static void awaitKnown(Pour pour) {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (pour.samples() < MANY && pour.broken().isEmpty() && System.nanoTime() < limit) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private void during(String when, Map<String, Attack> attacks, int seconds, List<Result> results)
            throws InterruptedException {
        Attackers attackers = new Attackers(attacks);
        try (attackers) {
            probe(when, seconds, results);
        }
        attackers.tell(results);
    }

    /** Now, and each hour of a year. */
    private int evilQuery(String query, int number) throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1000;
        String form = "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (number % 2 == 0 ? "&time=" + now : "&start=" + (now - 31_536_000) + "&end=" + now + "&step=3600");
        return ask(firstToken, number % 2 == 0 ? "query" : "query_range", form);
    }

    private void probe(String when, int seconds, List<Result> results) throws InterruptedException {
        List<Double> acks = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        int refused = 0;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < until) {
            refused += timed(acks, 204, () -> send(secondKey, small())) ? 0 : 1;
            refused += timed(answers, 200, () -> ask(secondToken, "query", "query=sum(rate(bench_probe%5B1m%5D))"))
                    ? 0
                    : 1;
            LockSupport.parkNanos(PAUSE);
        }
        tell("ack", when, Figures.of(acks), results);
        tell("query", when, Figures.of(answers), results);
        results.add(Result.atMost("second tenant, refused " + when, "requests", refused, 0));
    }

    /** Was it answered as it should be? */
    private static boolean timed(List<Double> millis, int wanted, Call call) throws InterruptedException {
        long begun = System.nanoTime();
        try {
            if (call.status() == wanted) {
                millis.add((System.nanoTime() - begun) / 1e6);
                return true;
            }
        } catch (IOException e) {
            System.err.println("  the second tenant was cut off: " + e);
        }
        return false;
    }

    @FunctionalInterface
    private interface Call {
        int status() throws IOException, InterruptedException;
    }

    private static void tell(String what, String when, Figures millis, List<Result> results) {
        results.add(Result.of("second tenant, " + what + " " + when + ", p50", "ms", millis.median()));
        results.add(Result.of("second tenant, " + what + " " + when + ", p99", "ms", millis.percentile(99)));
    }

    private static byte[] small() {
        WriteBody body = new WriteBody();
        for (int i = 0; i < 10; i++) {
            body.add(WriteBody.section("__name__", "bench_probe", "id", "s" + i), i, System.currentTimeMillis());
        }
        return body.take();
    }

    private int send(String key, byte[] body) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(first.url())
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-protobuf")
                .header("Content-Encoding", "snappy")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private int ask(String token, String path, String form) throws IOException, InterruptedException {
        URI uri = first.api(path);
        return status(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
