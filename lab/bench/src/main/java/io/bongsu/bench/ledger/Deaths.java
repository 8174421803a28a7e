package io.bongsu.bench.ledger;

import io.bongsu.bench.suite.NotMeasurable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/** {@code kill -9}, and how long it is felt. */
final class Deaths {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);
    private static final long GONE_WITHIN = TimeUnit.SECONDS.toNanos(30);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);

    private Deaths() {}

    /**
     * Returns when they are gone, and all they had started: children of PostgreSQL still finish what they do, and that may be
     * acknowledged.
     */
    static void of(List<Long> pids) throws NotMeasurable {
        List<ProcessHandle> family = new ArrayList<>();
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(one -> {
                family.add(one);
                one.descendants().forEach(family::add);
                one.destroyForcibly();
            });
        }
        long limit = System.nanoTime() + GONE_WITHIN;
        while (family.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > limit) {
                throw new NotMeasurable("what was killed did not go");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** When something of these lanes was acknowledged that was sent since then. */
    static long awaitService(Load load, Books books, IntPredicate lanes, long since) throws NotMeasurable {
        while (!books.isServedSince(since, lanes)) {
            load.check();
            if (System.nanoTime() - since > PATIENCE) {
                throw new NotMeasurable("nothing was acknowledged for minutes");
            }
            LockSupport.parkNanos(LOOK);
        }
        return System.nanoTime();
    }
}
