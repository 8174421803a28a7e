package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The collector is killed under load: how long until it takes samples again, and answers? The launcher starts it. */
final class Kill {
    private static final int RATE = 300_000;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(180);
    private static final int GOAL_SECONDS = 10;

    private final Target collector;
    private final Secrets secrets;

    Kill(Target collector, Secrets secrets) {
        this.collector = collector;
        this.secrets = secrets;
    }

    private interface Sign {
        boolean seen() throws InterruptedException;
    }

    void measure(int series, int seconds, List<Result> results)
            throws IOException, InterruptedException, NotMeasurable {
        String token = secrets.token();
        long killed;
        try (Pour pour = new Pour(collector, series, RATE)) {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < until && pour.broken().isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            if (!pour.broken().isEmpty()) {
                throw new NotMeasurable("the load broke off before the kill: " + pour.broken());
            }
            results.add(Result.atLeast("taken before the kill", "samples/s", pour.taken(), RATE * 0.98));
            results.add(Result.of("CPU of the sender", "cores", pour.cores()));
            kill();
            killed = System.nanoTime();
        }
        results.add(Result.atMost(
                "taking samples again after kill -9 at 300 k/s", "s", seconds(killed, this::takes), GOAL_SECONDS));
        results.add(Result.atMost(
                "answering again after kill -9 at 300 k/s", "s", seconds(killed, () -> answers(token)), GOAL_SECONDS));
    }

    /** From the kill until the sign is seen. */
    private static double seconds(long killed, Sign sign) throws InterruptedException, NotMeasurable {
        while (!sign.seen()) {
            if (System.nanoTime() - killed > LIMIT) {
                throw new NotMeasurable("the collector did not come back; does a launcher watch it?");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return (System.nanoTime() - killed) / 1e9;
    }

    private void kill() throws NotMeasurable {
        long pid = collector.program().roots().getFirst();
        boolean gone = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        if (!gone) {
            throw new NotMeasurable("the collector (" + pid + ") cannot be killed");
        }
    }

    private boolean takes() throws InterruptedException {
        WriteBody body = new WriteBody();
        body.add(WriteBody.section("__name__", "bench_again"), 1, System.currentTimeMillis());
        return status(HttpRequest.newBuilder(collector.url())
                        .header("Authorization", "Bearer " + collector.key())
                        .header("Content-Type", "application/x-protobuf")
                        .header("Content-Encoding", "snappy")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.take())))
                == 204;
    }

    private boolean answers(String token) throws InterruptedException {
        return status(HttpRequest.newBuilder(collector.api("/prometheus/api/v1/query?query=bench_again"))
                        .header("Authorization", "Bearer " + token))
                == 200;
    }

    /** 0: nobody listens yet. */
    private static int status(HttpRequest.Builder request) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.timeout(Duration.ofSeconds(5)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
