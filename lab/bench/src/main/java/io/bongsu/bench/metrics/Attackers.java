package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Some who do each of their attacks in turn, as fast as they are answered, until they are stopped. */
final class Attackers implements AutoCloseable {
    private static final int COUNT = 8;
    private static final int CUT_OFF = 0;
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_MILLIS = 10_000;

    private final Map<String, Attack> attacks;
    private final Map<String, Map<Integer, AtomicInteger>> told = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();

    /** What is done once; answers the status it was told. */
    @FunctionalInterface
    interface Attack {
        int once(int number) throws IOException, InterruptedException;
    }

    /** @param attacks by their kind; those who do them begin at once */
    Attackers(Map<String, Attack> attacks) {
        this.attacks = attacks;
        for (int i = 0; i < COUNT; i++) {
            int start = i;
            threads.add(Thread.ofPlatform().daemon().start(() -> run(start)));
        }
    }

    private void run(int start) {
        List<Map.Entry<String, Attack>> kinds = List.copyOf(attacks.entrySet());
        for (int number = start; !Thread.currentThread().isInterrupted(); number++) {
            Map.Entry<String, Attack> one = kinds.get(number % kinds.size());
            try {
                count(one.getKey(), one.getValue().once(number / kinds.size() + start));
            } catch (IOException e) {
                count(one.getKey(), CUT_OFF);
                LockSupport.parkNanos(REST); // nobody may be there at all
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void count(String kind, int status) {
        told.computeIfAbsent(kind, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(status, _ -> new AtomicInteger())
                .incrementAndGet();
    }

    /** How each kind was answered; 0 is a connection that was cut off. */
    void tell(List<Result> results) {
        attacks.keySet()
                .forEach(kind -> new TreeMap<>(told.getOrDefault(kind, Map.of()))
                        .forEach((status, times) ->
                                results.add(Result.of("  " + kind + ", answered " + status, "times", times.get()))));
    }

    /** What is under way is given up. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they end by themselves
        }
    }
}
