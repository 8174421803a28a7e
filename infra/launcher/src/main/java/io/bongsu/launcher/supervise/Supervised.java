package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The life of one component in one run: prepare, wait for others, run, watch, run again. */
final class Supervised implements Runnable {

    private static final Duration PREPARE_LIMIT = Duration.ofMinutes(10);
    private static final int TRIES_AT_START = 2;
    private static final long STARTING_POLL_MILLIS = 150;
    private static final long RUNNING_POLL_MILLIS = 5_000;
    /** What does not answer because another component died answers again soon after it: somebody waits for that. */
    private static final long UNHEALTHY_POLL_MILLIS = 500;

    private final Component component;
    private final Board board;
    private final LogFile log;
    private final Duration startLimit;
    private final Clock clock;
    private final Backoff backoff = Backoff.of(System.getenv());
    private volatile @Nullable Process process;
    private boolean wasHealthy;
    private int failedStarts;
    private boolean timedOut;

    Supervised(Component component, Board board, LogFile log, Duration startLimit, Clock clock) {
        this.component = component;
        this.board = board;
        this.log = log;
        this.startLimit = startLimit;
        this.clock = clock;
    }

    Component component() {
        return component;
    }

    LogFile log() {
        return log;
    }

    @Override
    public void run() {
        try {
            prepare();
            board.change(
                    component.name(), state -> state.in(State.WAITING, "for " + String.join(", ", component.after())));
            if (board.awaitHealthy(component.after())) {
                keepRunning();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) { // an Error too: nobody else sees it, and whoever started us would wait for ever
            if (!board.stopping()) { // otherwise it is the end of the run that it ran into
                fail(e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }
    }

    /** Unpacking may take minutes on a slow disk, but not for ever. */
    private void prepare() throws Exception {
        FutureTask<Void> preparing = new FutureTask<>(() -> {
            component.prepare();
            return null;
        });
        Thread.ofVirtual().name("prepare " + component.name()).start(preparing);
        try {
            preparing.get(PREPARE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("was not prepared within " + PREPARE_LIMIT.toMinutes() + " minutes", e);
        } finally {
            preparing.cancel(true);
        }
    }

    private void keepRunning() throws Exception {
        while (!board.stopping()) {
            Duration healthyFor = runOnce();
            if (board.stopping()) {
                return;
            }
            if (!wasHealthy && (timedOut || ++failedStarts >= TRIES_AT_START)) {
                fail(board.state().component(component.name()).orElseThrow().detail());
                return;
            }
            board.awaitStop(backoff.pause(healthyFor).toMillis());
        }
    }

    /** One process from start to end; answers how long it was healthy. */
    private Duration runOnce() throws Exception {
        Process running = start();
        boolean healthy = awaitHealth(running);
        Instant since = clock.instant();
        if (healthy) {
            component.ready();
            wasHealthy = true;
            board.change(component.name(), state -> state.ready(clock.instant()));
            watch(running);
        } else if (!board.stopping()) {
            component.failedToStart();
        }
        Duration healthyFor = healthy ? Duration.between(since, clock.instant()) : Duration.ZERO;
        if (!board.stopping()) {
            timedOut = !healthy && running.isAlive();
            String why = timedOut
                    ? "not healthy within " + startLimit.toSeconds() + " s"
                    : "ended with status " + running.exitValue();
            end(Duration.ZERO);
            board.change(component.name(), state -> state.without(State.RESTARTING, why, true));
        }
        return healthyFor;
    }

    /** Not beside {@link #end}: a process that begins after its end was asked for would be nobody's. */
    private synchronized Process start() throws IOException {
        if (board.stopping()) {
            throw new IOException("the run is over");
        }
        ProcessBuilder builder = component.command().builder(List.of()).redirectOutput(log.open());
        Process started = builder.start();
        process = started;
        ProcessRef reference = ProcessRef.of(started.pid());
        board.change(component.name(), state -> state.running(reference, clock.instant()));
        return started;
    }

    private boolean awaitHealth(Process running) throws InterruptedException {
        Instant limit = clock.instant().plus(startLimit);
        while (!board.stopping() && clock.instant().isBefore(limit)) {
            if (running.waitFor(STARTING_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            if (component.healthy()) {
                return true;
            }
        }
        return false;
    }

    private void watch(Process running) throws InterruptedException, IOException {
        long pause = RUNNING_POLL_MILLIS;
        while (!board.stopping() && !running.waitFor(pause, TimeUnit.MILLISECONDS)) {
            log.trim();
            boolean healthy = component.healthy();
            pause = healthy ? RUNNING_POLL_MILLIS : UNHEALTHY_POLL_MILLIS;
            State now = board.state().component(component.name()).orElseThrow().state();
            if (healthy != (now == State.HEALTHY) && running.isAlive() && !board.stopping()) {
                board.change(
                        component.name(),
                        state -> healthy ? state.in(State.HEALTHY, "") : state.in(State.UNHEALTHY, "does not answer"));
            }
        }
    }

    /** Ends the process and everything it started; asks first, when there is time for it. */
    void end(Duration patience) throws InterruptedException, IOException {
        Process running = begun();
        if (running != null) {
            Ending ending = new Ending(reference(running), component.stopSignal(), component.ownFolder());
            if (ending.within(patience)) {
                component.endedInOrder();
            }
            process = null;
        }
    }

    private synchronized @Nullable Process begun() {
        return process;
    }

    /** As it was written down at the start: asking now would miss a process that has just died. */
    private ProcessRef reference(Process running) {
        ComponentState state = board.state().component(component.name()).orElseThrow();
        return state.process() == null ? ProcessRef.of(running.pid()) : state.process();
    }

    private void fail(String reason) {
        board.change(component.name(), state -> state.in(State.FAILED, reason));
        board.fail(component.name(), reason);
    }
}
