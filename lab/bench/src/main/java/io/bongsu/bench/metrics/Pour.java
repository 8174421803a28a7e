package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Samples of now, made and sent at a steady rate until it is closed, beside what is measured. */
public final class Pour implements AutoCloseable {
    private static final int CONNECTIONS = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Target target;
    private final Fleet fleet;
    private final double rate;
    private final long begun;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong cpuNanos = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    public Pour(Target target, int series, int samplesPerSecond) {
        this.target = target;
        this.fleet = new Fleet(series, true);
        this.rate = samplesPerSecond;
        this.begun = System.nanoTime();
        for (int number = 0; number < CONNECTIONS; number++) {
            threads.add(Thread.ofPlatform().daemon().start(this::run));
        }
    }

    /** Samples accepted a second since it began. */
    public double taken() {
        return taken.get() / ((System.nanoTime() - begun) / 1e9);
    }

    /** Samples accepted by now. */
    long samples() {
        return taken.get();
    }

    /** How much of the machine making and sending them takes away from those who are measured, in cores. */
    public double cores() {
        return cpuNanos.get() / (double) (System.nanoTime() - begun);
    }

    /** Why it ended early; empty while it runs. */
    public String broken() {
        Exception why = failure.get();
        return why == null ? "" : why.toString();
    }

    private void run() {
        Sender sender = Sender.to(target);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), target.url().getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long used = 0;
            while (!closed && failure.get() == null) {
                long number = next.getAndIncrement();
                await(begun + (long) (number * Fleet.PER_REQUEST / rate * 1e9));
                sender.post(made(number), socket.getOutputStream(), in);
                taken.addAndGet(Fleet.PER_REQUEST);
                long now = THREADS.getCurrentThreadCpuTime();
                cpuNanos.addAndGet(now - used);
                used = now;
            }
        } catch (IOException | NotMeasurable e) {
            failure.compareAndSet(null, e);
        }
    }

    private byte[] made(long number) {
        synchronized (fleet) {
            return fleet.request((int) (number % fleet.requests()), System.currentTimeMillis());
        }
    }

    private static void await(long at) {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they end by themselves
        }
    }
}
