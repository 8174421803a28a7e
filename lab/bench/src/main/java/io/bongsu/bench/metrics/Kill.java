package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The collector is killed under load: how long until it takes samples again? The launcher starts it. */
final class Kill {
    private static final int RATE = 300_000;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(180);

    private final Target collector;

    Kill(Target collector) {
        this.collector = collector;
    }

    void measure(int series, int seconds, List<Result> results) throws InterruptedException, NotMeasurable {
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
        while (!takes()) {
            if (System.nanoTime() - killed > LIMIT) {
                throw new NotMeasurable("the collector did not come back; does a launcher watch it?");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        double after = (System.nanoTime() - killed) / 1e9;
        results.add(Result.atMost("taking samples again after kill -9 at 300 k/s", "s", after, 10));
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
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(collector.url())
                    .timeout(Duration.ofSeconds(5))
                    .header("Authorization", "Bearer " + collector.key())
                    .header("Content-Type", "application/x-protobuf")
                    .header("Content-Encoding", "snappy")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.take()))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 204;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }
}
