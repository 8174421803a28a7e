package io.bongsu.launcher.supervise;

import io.bongsu.launcher.home.Home;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One run of the suite, from the first process to the last. */
public final class Supervisor {

    private static final Duration WHILE_CACHES_ARE_WRITTEN = Duration.ofSeconds(90);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(8);
    private static final Duration FIRST_PAGE_LIMIT = Duration.ofSeconds(60);

    private final Board board;
    private final List<Supervised> all;
    private final BooleanSupplier firstPage;
    private final Clock clock;
    private final ReentrantLock stopping = new ReentrantLock();

    /**
     * @param first names the components in the order in which they are shown
     * @param firstPage whether what a person sees first is there; asked last
     */
    public Supervisor(
            Home home,
            List<Component> components,
            SuiteState first,
            BooleanSupplier firstPage,
            Duration startLimit,
            Consumer<SuiteState> listener,
            Clock clock) {
        this.board = new Board(first, new StateFile(home.state()), listener);
        this.firstPage = firstPage;
        this.clock = clock;
        this.all = components.stream()
                .map(component ->
                        new Supervised(component, board, new LogFile(home.log(component.name())), startLimit, clock))
                .toList();
    }

    /** What a run looks like before its first step. */
    public static SuiteState first(
            List<Component> components, String url, Map<io.bongsu.launcher.home.Port, Integer> ports, Instant now) {
        return new SuiteState(
                Phase.STARTING,
                ProcessRef.of(ProcessHandle.current().pid()),
                now,
                url,
                0,
                ports,
                null,
                components.stream().map(ComponentState::of).toList());
    }

    /** Starts everything; true when everything is well. Otherwise nothing runs any more. */
    public boolean start() throws InterruptedException, IOException {
        all.forEach(one -> Thread.ofVirtual().name(one.component().name()).start(one));
        boolean healthy = board.awaitHealthy(
                all.stream().map(one -> one.component().name()).collect(Collectors.toSet()));
        if (healthy && awaitFirstPage()) {
            board.phase(
                    Phase.RUNNING,
                    Duration.between(board.state().startedAt(), clock.instant()).toMillis());
            List<Component> trained = all.stream().map(Supervised::component).toList();
            Thread.ofVirtual().name("training").start(new Training(trained, board));
            return true;
        }
        stop();
        return false;
    }

    private boolean awaitFirstPage() throws InterruptedException {
        Instant limit = clock.instant().plus(FIRST_PAGE_LIMIT);
        while (clock.instant().isBefore(limit)) {
            if (firstPage.getAsBoolean()) {
                return true;
            }
            if (board.awaitStop(200)) {
                return false;
            }
        }
        board.fail("gateway", "everything is healthy, but the first page does not answer");
        return false;
    }

    /** Returns when the run is over. */
    public void awaitEnd() throws InterruptedException {
        while (!board.awaitStop(Duration.ofHours(1).toMillis())) {
            // only the end of the run ends this
        }
    }

    /** Ends all components in order. A second caller waits for the first. */
    public void stop() throws InterruptedException, IOException {
        stopping.lock();
        try {
            if (board.state().phase() == Phase.STOPPED || board.state().phase() == Phase.FAILED) {
                return;
            }
            board.phase(Phase.STOPPING, board.state().readyMillis());
            for (List<Supervised> group : stopGroups().values()) {
                endAll(group);
            }
            board.phase(board.state().failure() == null ? Phase.STOPPED : Phase.FAILED, 0);
        } finally {
            stopping.unlock();
        }
    }

    public SuiteState state() {
        return board.state();
    }

    private Map<Integer, List<Supervised>> stopGroups() {
        return all.stream()
                .collect(Collectors.groupingBy(one -> one.component().stopOrder(), TreeMap::new, Collectors.toList()));
    }

    private void endAll(List<Supervised> group) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Supervised one : group) {
            threads.add(Thread.ofVirtual().start(() -> end(one)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A run that has failed is over: nobody waits for its caches. */
    private Duration patience(Component component) {
        if (board.state().failure() != null) {
            return AFTER_A_FAILURE;
        }
        return component.leavesCache() ? WHILE_CACHES_ARE_WRITTEN : component.stopLimit();
    }

    private void end(Supervised one) {
        Component component = one.component();
        boolean failed = board.state().component(component.name()).orElseThrow().state() == State.FAILED;
        try {
            if (!failed) {
                String why = component.leavesCache() && board.state().failure() == null
                        ? "writes its start-up cache, once"
                        : "";
                board.change(component.name(), state -> state.in(State.STOPPING, why));
            }
            one.end(patience(component));
            if (!failed) {
                board.change(component.name(), state -> state.without(State.STOPPED, "", false));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            board.change(component.name(), state -> state.in(State.FAILED, "could not be stopped: " + e.getMessage()));
        }
    }
}
