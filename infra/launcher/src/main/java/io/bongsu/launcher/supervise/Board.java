package io.bongsu.launcher.supervise;

import io.bongsu.launcher.supervise.SuiteState.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The one place where the run's state changes: every change is written down, shown, and wakes those who wait for it. */
final class Board {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StateFile file;
    private final Consumer<SuiteState> listener;
    private SuiteState state;

    Board(SuiteState first, StateFile file, Consumer<SuiteState> listener) {
        this.state = first;
        this.file = file;
        this.listener = listener;
        set(first);
    }

    SuiteState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing changes any more once the run is over: what was written last is how it ended. */
    void change(String component, UnaryOperator<ComponentState> change) {
        lock.lock();
        try {
            if (state.phase() != Phase.STOPPED && state.phase() != Phase.FAILED) {
                set(state.with(change.apply(state.component(component).orElseThrow())));
            }
        } finally {
            lock.unlock();
        }
    }

    void phase(Phase phase, long readyMillis) {
        lock.lock();
        try {
            set(state.in(phase, readyMillis, state.failure()));
        } finally {
            lock.unlock();
        }
    }

    /** The first failure is the one that is told; what fails after it fails because of it. */
    void fail(String component, String reason) {
        lock.lock();
        try {
            if (state.failure() == null) {
                set(state.in(state.phase(), state.readyMillis(), new Failure(component, reason)));
            }
        } finally {
            lock.unlock();
        }
    }

    boolean stopping() {
        Phase phase = state().phase();
        return phase != Phase.STARTING && phase != Phase.RUNNING;
    }

    /** Waits until all of these are healthy. False when the run ends or has failed instead. */
    boolean awaitHealthy(Set<String> names) throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (state.failure() != null || stopping()) {
                    return false;
                }
                if (names.stream().allMatch(this::healthy)) {
                    return true;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end of the run, but no longer than this. True when it ends. */
    boolean awaitStop(long millis) throws InterruptedException {
        long left = TimeUnit.MILLISECONDS.toNanos(millis);
        lock.lock();
        try {
            while (!stopping() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return stopping();
        } finally {
            lock.unlock();
        }
    }

    private boolean healthy(String name) {
        return state.component(name)
                .map(component -> component.state() == State.HEALTHY)
                .orElse(true);
    }

    private void set(SuiteState next) {
        state = next;
        try {
            file.write(next);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the state file", e);
        }
        listener.accept(next);
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
