package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends a load as fast as it is taken, over a few connections; a request that is told to come back is sent again after a pause
 * that doubles, as Prometheus does it (from 30 ms, but no longer than half a second, so that it is seen when it is taken again).
 */
public final class Sender {
    private static final int CONNECTIONS = 32;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(30);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final URI url;
    private final String headers;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> warming = new ArrayList<>();
    private long limit = System.nanoTime() + TimeUnit.HOURS.toNanos(1);
    private final AtomicLong again = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private double samplesPerSecond = Double.POSITIVE_INFINITY;
    private int warm;

    private Sender(URI url, String key, String encoding) {
        this.url = url;
        this.headers = (key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n") + encoding
                + "Content-Type: application/x-protobuf\r\n";
    }

    /** By remote write. */
    public static Sender to(Target target) {
        return new Sender(
                target.url(), target.key(), "Content-Encoding: snappy\r\nX-Prometheus-Remote-Write-Version: 0.1.0\r\n");
    }

    /** By OTLP over HTTP, not compressed. */
    static Sender otlp(Target target, URI door) {
        return new Sender(door, target.key(), "");
    }

    /** Sends no faster than this; a request's time then begins when it was due, so that waiting behind a slow one counts. */
    Sender paced(double rate) {
        samplesPerSecond = rate;
        return this;
    }

    /** The times of so many first requests are told apart: what is new to its store takes longer. */
    Sender warm(int requests) {
        warm = requests;
        return this;
    }

    /** Sends no more after this time, whatever is left. */
    Sender until(long nanoTime) {
        limit = nanoTime;
        return this;
    }

    /** Seconds until the last answer. */
    public double send(Load load) throws InterruptedException, NotMeasurable {
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        int connections = Math.min(CONNECTIONS, load.lanes());
        for (int number = 0; number < connections; number++) {
            int own = number;
            threads.add(Thread.ofPlatform().start(() -> run(load, own, connections, begun)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Exception broken = failure.get();
        if (broken != null) {
            throw new NotMeasurable(url + ": " + broken);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** How long each request took, but for the {@link #warm} ones. */
    List<Double> millis() {
        return millis;
    }

    List<Double> warmMillis() {
        return warming;
    }

    long again() {
        return again.get();
    }

    private boolean goesOn() {
        return failure.get() == null && System.nanoTime() - limit < 0;
    }

    private void run(Load load, int own, int connections, long begun) {
        List<Double> mine = new ArrayList<>();
        List<Double> first = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int number = 0; number < load.requests() && goesOn(); number++) {
                if (number % load.lanes() % connections == own) {
                    byte[] body = load.request(number);
                    long sent = due(begun, load, number);
                    post(body, out, in);
                    (number < warm ? first : mine).add((System.nanoTime() - sent) / 1e6);
                }
            }
        } catch (IOException | NotMeasurable e) {
            failure.compareAndSet(null, e);
        }
        synchronized (millis) {
            millis.addAll(mine);
            warming.addAll(first);
        }
    }

    /** Waits until a request is due; says when it was. */
    private long due(long begun, Load load, int number) {
        if (Double.isInfinite(samplesPerSecond)) {
            return System.nanoTime();
        }
        double samples = (double) load.samples() * number / load.requests();
        long at = begun + (long) (samples / samplesPerSecond * 1e9);
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return at;
    }

    /** Sends until it is taken. */
    void post(byte[] body, OutputStream out, InputStream in) throws IOException, NotMeasurable {
        byte[] head = ("POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n" + headers
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            out.write(head);
            out.write(body);
            out.flush();
            Answer answer = Answer.read(in);
            if (answer.status() / 100 == 2) {
                return;
            }
            if (answer.status() != 429 && answer.status() != 503) {
                throw new NotMeasurable("answered " + answer.status() + " " + answer.body());
            }
            again.incrementAndGet();
            LockSupport.parkNanos(pause);
        }
    }
}
