package io.bongsu.bench.metrics;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A second tenant writes a little and asks a little, alone and while the first one does what it should not. */
final class Flood {
    private static final int ATTACKERS = 8;
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

    /** What an attacker does once; answers the status it was told. */
    @FunctionalInterface
    private interface Attack {
        int once(int number) throws IOException, InterruptedException;
    }

    void measure(int seconds, List<Result> results) throws InterruptedException, NotMeasurable {
        probe("alone", seconds, results);
        try (Pour pour = new Pour(first, MANY, 2_000_000)) { // more than anybody takes
            probe("while another sends what it can", seconds, results);
            System.err.printf("  the other: %,.0f samples/s %s%n", pour.taken(), pour.broken());
        }
        during("while another sends bad requests", this::badRequest, seconds, results);
        during("while another asks evil queries", this::evilQuery, seconds, results);
    }

    private void during(String when, Attack attack, int seconds, List<Result> results)
            throws InterruptedException, NotMeasurable {
        Map<Integer, AtomicInteger> told = new ConcurrentSkipListMap<>();
        List<Thread> attackers = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            int start = i;
            attackers.add(Thread.ofPlatform().daemon().start(() -> attack(attack, start, told)));
        }
        try {
            probe(when, seconds, results);
        } finally {
            attackers.forEach(Thread::interrupt);
        }
        System.err.println("  " + when + ": it was told " + told);
    }

    private static void attack(Attack attack, int start, Map<Integer, AtomicInteger> told) {
        for (int number = start; !Thread.currentThread().isInterrupted(); number += ATTACKERS) {
            int status;
            try {
                status = attack.once(number);
            } catch (IOException e) {
                status = 0; // cut off
            } catch (InterruptedException e) {
                return;
            }
            told.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
        }
    }

    private int badRequest(int number) throws IOException, InterruptedException {
        byte[] body = switch (number % 5) {
            case 0 -> bomb();
            case 1 -> series(1, number, "x".repeat(1 << 20));
            case 2 -> series(MANY, number, "flood");
            case 3 -> truncated(series(1_000, number, "cut"));
            default -> new byte[] {1, 2, 3, 4, 5};
        };
        return send(first.key(), body);
    }

    /** Says that it is four gigabytes. */
    private static byte[] bomb() {
        return new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F, 0, 0};
    }

    /** Series that nobody has seen before, their number without an end. */
    private static byte[] series(int count, int number, String value) {
        WriteBody body = new WriteBody();
        for (int i = 0; i < count; i++) {
            body.add(
                    WriteBody.section("__name__", "bench_flood", "id", number + "-" + i, "value", value),
                    1,
                    System.currentTimeMillis());
        }
        return body.take();
    }

    private static byte[] truncated(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private int evilQuery(int number) throws IOException, InterruptedException {
        long now = System.currentTimeMillis() / 1000;
        String form = "query=" + URLEncoder.encode(EVIL.get(number % EVIL.size()), StandardCharsets.UTF_8)
                + (number % 2 == 0 ? "&time=" + now : "&start=" + (now - 31_536_000) + "&end=" + now + "&step=3600");
        return ask(firstToken, number % 2 == 0 ? "query" : "query_range", form);
    }

    private void probe(String when, int seconds, List<Result> results) throws InterruptedException, NotMeasurable {
        List<Double> acks = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (System.nanoTime() < until) {
                long begun = System.nanoTime();
                expect(204, send(secondKey, small()));
                acks.add((System.nanoTime() - begun) / 1e6);
                begun = System.nanoTime();
                expect(200, ask(secondToken, "query", "query=sum(rate(bench_probe%5B1m%5D))"));
                answers.add((System.nanoTime() - begun) / 1e6);
                LockSupport.parkNanos(PAUSE);
            }
        } catch (IOException e) {
            throw new NotMeasurable("the second tenant was cut off " + when + ": " + e);
        }
        tell("ack", when, Figures.of(acks), results);
        tell("query", when, Figures.of(answers), results);
    }

    private static void expect(int wanted, int status) throws NotMeasurable {
        if (status != wanted) {
            throw new NotMeasurable("the second tenant was told " + status);
        }
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
