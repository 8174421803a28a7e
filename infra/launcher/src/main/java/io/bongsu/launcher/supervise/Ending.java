package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The end of one component's processes: its signal first, and after the time that it may take, the hard way, also for
 * what its process left behind.
 */
record Ending(ProcessRef process, String signal, @Nullable Path ownFolder) {

    private static final Duration LEFTOVERS = Duration.ofSeconds(5);

    /** True when it ended by itself, without force. */
    boolean within(Duration patience) throws InterruptedException, IOException {
        List<ProcessHandle> all = family();
        boolean inOrder = false;
        if (process.alive() && patience.isPositive()) {
            ProcessTable.signal(process.pid(), signal);
            inOrder = gone(all.subList(0, 1), patience);
            // PostgreSQL's children end by themselves right after their parent; killing them earlier would be rude.
            gone(all, Duration.ofSeconds(1));
        }
        List<ProcessHandle> left = family();
        left.forEach(ProcessHandle::destroyForcibly);
        gone(left, LEFTOVERS);
        return inOrder;
    }

    /** Whether none of its processes is left. */
    boolean over() {
        return family().isEmpty();
    }

    private List<ProcessHandle> family() {
        List<Long> pids = new ArrayList<>();
        if (process.alive()) {
            pids.add(process.pid());
        }
        if (process.alive() || process.leftOrphans()) {
            pids.addAll(ProcessTable.session(process.pid()));
        }
        if (ownFolder != null) {
            pids.addAll(ProcessTable.workingIn(ownFolder));
        }
        return pids.stream()
                .distinct()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    private static boolean gone(List<ProcessHandle> processes, Duration limit) throws InterruptedException {
        CompletableFuture<?>[] ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        }
    }
}
